#pragma once

#include <ramp/concepts.hpp>
#include <ramp/numeric/soft.hpp>
#include <ramp/vocabulary.hpp>

#include <string_view>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

/// What the hyperbolic tangent takes away from x.
/// Formula:         f(x) = x - tanh(x)
/// Derivative:      f'(x) = tanh(x)^2
/// Shapes, units:   element by element; no parameters
/// Range:           [-inf, inf]
/// Special values:  f(+-0) = +-0, f(-inf) = -inf, f(inf) = inf, f(NaN) = NaN; f'(+-0) = 0, f'(-inf) = f'(inf) = 1, f'(NaN) = NaN
/// Errors thrown:   none
/// Maximum error:   value_error, derivative_error, near 0 as well, where f(x) is x^3 / 3
/// Source:          the library Torch
struct tanh_shrink {
    static constexpr std::string_view name = "tanh_shrink";
    static constexpr bool is_long = true;  ///< see long_activation
    static constexpr max_ulp value_error{0.501, 4.0};
    static constexpr max_ulp derivative_error{0.501, 4.0};

    template <value V>
    RAMP_INLINE V operator()(V x) const {
        return detail::by_double(
            x, []<detail::double_value W>(W v) RAMP_INLINE_LAMBDA { return detail::tanh_shrink_value(v); });
    }
    template <value V>
    RAMP_INLINE V derivative(V x) const {
        return detail::by_double(
            x, []<detail::double_value W>(W v) RAMP_INLINE_LAMBDA { return detail::tanh_shrink_slope(v); });
    }
};

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
