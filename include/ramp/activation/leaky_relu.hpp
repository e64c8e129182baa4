#pragma once

#include <ramp/concepts.hpp>
#include <ramp/vocabulary.hpp>

#include <string_view>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

/// Leaky rectified linear unit: a small fixed slope for negative inputs.
/// Formula:         f(x) = x < 0 ? slope x : x
/// Derivative:      f'(x) = x <= 0 ? slope : 1; from the output y, for slope >= 0: y <= 0 ? slope : 1;
///                  by the slope: x > 0 ? 0 : x
/// Shapes, units:   element by element; slope is any number, 0.01 by default
/// Range:           [-inf, inf] for slope > 0, [0, inf] for slope = 0
/// Special values:  f(+-0) = +-0, f(-inf) = -inf for slope > 0, f(inf) = inf, f(NaN) = NaN;
///                  f'(+-0) = slope, f'(-inf) = slope, f'(inf) = 1, f'(NaN) = 1;
///                  for slope = 0, f(x) = -0 for x < 0, and f(-inf) = 0 * -inf = NaN: use relu instead
/// Errors thrown:   none; backward_from_output refuses a slope that is not >= 0
/// Maximum error:   value_error and derivative_error; what is lost when the slope is rounded to the element type does
///                  not count
/// Source:          Maas, Hannun, Ng: Rectifier Nonlinearities Improve Neural Network Acoustic Models (2013)
struct leaky_relu {
    /// What a negative x is multiplied by.
    double slope = 0.01;

    static constexpr std::string_view name = "leaky_relu";
    static constexpr bool piecewise_linear = true;
    static constexpr max_ulp value_error{0.5, 0.5};
    static constexpr max_ulp derivative_error{0, 0};

    template <value V>
    RAMP_INLINE constexpr V operator()(V x) const {
        return select(x < V(0), x * V(static_cast<element_t<V>>(slope)), x);
    }
    template <value V>
    RAMP_INLINE constexpr V derivative(V x) const {
        return select(x <= V(0), V(static_cast<element_t<V>>(slope)), V(1));
    }
    template <value V>
    RAMP_INLINE constexpr V derivative_from_output(V y) const {
        return derivative(y);
    }
    template <value V>
    RAMP_INLINE constexpr V derivative_wrt_parameter(V x) const {
        return select(V(0) < x, V(0), x);
    }
    RAMP_INLINE constexpr bool determined_by_output() const { return slope >= 0; }
};

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
