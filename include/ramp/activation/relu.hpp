#pragma once

#include <ramp/concepts.hpp>
#include <ramp/vocabulary.hpp>

#include <string_view>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

/// Rectified linear unit.
/// Formula:         f(x) = x < 0 ? 0 : x
/// Derivative:      f'(x) = x <= 0 ? 0 : 1; from the output y: y <= 0 ? 0 : 1
/// Shapes, units:   element by element; no parameters
/// Range:           [0, inf]
/// Special values:  f(+-0) = +-0, f(-inf) = 0, f(inf) = inf, f(NaN) = NaN;
///                  f'(+-0) = 0, f'(-inf) = 0, f'(inf) = 1, f'(NaN) = 1
/// Errors thrown:   none
/// Maximum error:   value_error, derivative_error
/// Source:          Nair, Hinton: Rectified Linear Units Improve Restricted Boltzmann Machines (2010)
struct relu {
    static constexpr std::string_view name = "relu";
    static constexpr bool piecewise_linear = true;
    static constexpr max_ulp value_error{0, 0};
    static constexpr max_ulp derivative_error{0, 0};

    template <value V>
    RAMP_INLINE constexpr V operator()(V x) const {
        return at_least(x, 0);
    }
    template <value V>
    RAMP_INLINE constexpr V derivative(V x) const {
        return select(x <= V(0), V(0), V(1));
    }
    template <value V>
    RAMP_INLINE constexpr V derivative_from_output(V y) const {
        return derivative(y);
    }
};

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
