#pragma once

#include <ramp/concepts.hpp>
#include <ramp/vocabulary.hpp>

#include <string_view>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

namespace detail {

/// Without slopes.
template <class T>
struct flat_hard_tanh {
    T low;
    T high;

    template <value V>
    RAMP_INLINE V operator()(V x) const {
        return (clamp)(x, V(low), V(high));
    }
    template <value V>
    RAMP_INLINE V derivative(V x) const {
        return select((x <= V(low)) | (V(high) <= x), V(0), V(1));
    }
};

template <class T>
struct sloped_hard_tanh {
    T low;
    T high;
    T low_slope;
    T high_slope;

    template <value V>
    RAMP_INLINE V operator()(V x) const {
        return select(x < V(low), outer(x, low, low_slope), select(V(high) < x, outer(x, high, high_slope), x));
    }
    /// At a kink the flatter piece counts.
    template <value V>
    RAMP_INLINE V derivative(V x) const {
        auto const is_below = is_flat(low_slope) ? x <= V(low) : x < V(low);
        auto const is_above = is_flat(high_slope) ? V(high) <= x : V(high) < x;
        return select(is_below, V(low_slope), select(is_above, V(high_slope), V(1)));
    }

private:
    RAMP_INLINE static bool is_flat(T slope) { return T(-1) < slope && slope < T(1); }

    template <value V>
    RAMP_INLINE static V outer(V x, T corner, T slope) {
        if (equal(slope, T(0))) return V(corner);  // at infinity, too
        return fma(V(slope), rounded(x - V(corner)), V(corner));
    }
};

}  // namespace detail

/// Hard hyperbolic tangent: straight pieces, of which the outer two may have slopes of their own.
/// Formula:         f(x) = x < low ? low + low_slope (x - low) : x > high ? high + high_slope (x - high) : x
/// Derivative:      f'(x) = x <= low ? low_slope : x >= high ? high_slope : 1 for slopes below 1 in magnitude
/// Shapes, units:   element by element; low <= high and the slopes are any finite numbers, by default -1, 1, 0 and 0
/// Range:           [low, high] for slopes of 0
/// Special values:  f(+-0) = +-0 for low <= 0 <= high; f(-inf) = low and f(inf) = high for slopes of 0, and infinite for others;
///                  f(NaN) = NaN; f'(NaN) = 1; at low and at high the derivative is the smaller one in magnitude, of two that
///                  are equal the inner one
/// Errors thrown:   none
/// Maximum error:   value_error and derivative_error for slopes of 0, sloped_value_error for low <= 0 <= high and slopes >= 0; what is lost
///                  when the parameters are rounded to the element type does not count
/// Source:          Collobert: Large Scale Machine Learning (2004); with slopes, the leaky hard tanh of audio models
struct hard_tanh {
    double low = -1.0;        ///< where the middle piece begins
    double high = 1.0;        ///< where it ends
    double low_slope = 0.0;   ///< of the piece below `low`
    double high_slope = 0.0;  ///< of the piece above `high`

    static constexpr std::string_view name = "hard_tanh";
    static constexpr max_ulp value_error{0, 0};
    static constexpr max_ulp derivative_error{0, 0};
    /// The maximum error of f(x) where a slope is not 0.
    static constexpr max_ulp sloped_value_error{1.5, 1.5};

    template <value V>
    RAMP_INLINE V operator()(V x) const {
        return choose<element_t<V>>([x](auto formula) RAMP_INLINE_LAMBDA { return formula(x); });
    }
    template <value V>
    RAMP_INLINE V derivative(V x) const {
        return choose<element_t<V>>([x](auto formula) RAMP_INLINE_LAMBDA { return formula.derivative(x); });
    }

    /// Calls `work` with the formula that serves these slopes best. A pass asks once an array, not once a batch.
    template <class T, class Work>
    RAMP_INLINE auto choose(Work work) const {
        T const a = static_cast<T>(low), b = static_cast<T>(high);
        T const below = static_cast<T>(low_slope), above = static_cast<T>(high_slope);
        if (detail::equal(below, T(0)) && detail::equal(above, T(0))) return work(detail::flat_hard_tanh<T>{a, b});
        return work(detail::sloped_hard_tanh<T>{a, b, below, above});
    }
};

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
