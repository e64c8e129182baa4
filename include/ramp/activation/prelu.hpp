#pragma once

#include <ramp/concepts.hpp>
#include <ramp/lasting_span.hpp>
#include <ramp/vocabulary.hpp>

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <ranges>
#include <string_view>
#include <type_traits>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

/// Parametric rectified linear unit: leaky_relu with slopes that are learned in training.
/// Formula:         f(x, slope) = x < 0 ? slope x : x
/// Derivative:      by x: x <= 0 ? slope : 1; from the output y, for slope >= 0: y <= 0 ? slope : 1;
///                  by the slope: x > 0 ? 0 : x
/// Shapes, units:   element i has slopes[i / inner % slopes.size()]: `inner` consecutive elements share a slope.
///                    one slope for all        {slope}            a span of one
///                    one a channel, NCHW      {slopes, h * w}    channels first
///                    one a channel, NHWC      {slopes}           channels last; so also one a unit of a dense layer
///                    one an element           {slopes}           as many slopes as elements
///                  slopes.size() * inner divides the number of elements. The slopes are not copied: a temporary that
///                  owns its elements does not compile.
/// Range:           as leaky_relu
/// Special values:  as leaky_relu; by the slope: +-0 at +-0, 0 at inf, -inf at -inf, NaN at NaN.
///                  A slope may be any number: negative, larger than 1, subnormal (nothing is flushed). An infinite one
///                  makes every x < 0 infinite, a NaN makes it NaN, and either is the derivative where x <= 0
/// Errors thrown:   the calls throw std::invalid_argument if slopes.size() * inner does not divide the number of elements,
///                  which any slopes do if it is 0, or if an output overlaps the slopes; backward_from_output refuses a
///                  slope that is not >= 0
/// Maximum error:   value_error, derivative_error
/// Source:          He, Zhang, Ren, Sun: Delving Deep into Rectifiers (2015)
template <class T = float>
struct prelu {
    /// The learned slopes, a std::span<T const>.
    detail::lasting_span<T> slopes;
    /// How many consecutive elements share a slope.
    std::size_t inner = 1;

    static constexpr std::string_view name = "prelu";
    static constexpr bool piecewise_linear = true;
    static constexpr max_ulp value_error{0.5, 0.5};
    static constexpr max_ulp derivative_error{0, 0};

    template <value V>
    RAMP_INLINE constexpr V operator()(V x, V slope) const {
        return select(x < V(0), x * slope, x);
    }
    template <value V>
    RAMP_INLINE constexpr V derivative(V x, V slope) const {
        return select(x <= V(0), slope, V(1));
    }
    template <value V>
    RAMP_INLINE constexpr V derivative_from_output(V y, V slope) const {
        return derivative(y, slope);
    }
    template <value V>
    RAMP_INLINE constexpr V derivative_wrt_slope(V x, V) const {
        return select(V(0) < x, V(0), x);
    }
    RAMP_INLINE constexpr bool determined_by_output() const {
        for (T const slope : slopes)
            if (!(slope >= 0)) return false;
        return true;
    }
};

// The element type is that of the slopes.
template <std::ranges::contiguous_range Slopes>
prelu(Slopes&&, std::size_t = 1) -> prelu<std::remove_cv_t<std::ranges::range_value_t<Slopes>>>;
// Slopes in braces do not compile, and this lets the compiler say why.
template <std::floating_point T>
prelu(std::initializer_list<T>, std::size_t = 1) -> prelu<T>;

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
