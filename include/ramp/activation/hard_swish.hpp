#pragma once

#include <ramp/concepts.hpp>
#include <ramp/vocabulary.hpp>

#include <string_view>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

/// Hard swish, also called hard silu: x times the hard sigmoid.
/// Formula:         f(x) = x <= -3 ? 0 : x >= 3 ? x : x (x + 3) / 6
/// Derivative:      f'(x) = x <= -3 ? 0 : x >= 3 ? 1 : (2 x + 3) / 6
/// Shapes, units:   element by element; no parameters
/// Range:           [-0.375, inf]
/// Special values:  f(+-0) = +-0, f(-inf) = -0, f(inf) = inf, f(NaN) = NaN;
///                  f'(-3) = 0, f'(3) = 1, f'(-inf) = 0, f'(inf) = 1, f'(NaN) = NaN
/// Errors thrown:   none
/// Maximum error:   value_error and derivative_error, near f(-3) = 0 and f'(-1.5) = 0 as well
/// Source:          Howard et al.: Searching for MobileNetV3 (2019)
struct hard_swish {
    static constexpr std::string_view name = "hard_swish";
    static constexpr max_ulp value_error{2.5, 2.5};
    static constexpr max_ulp derivative_error{1.5, 1.5};

    template <value V>
    RAMP_INLINE constexpr V operator()(V x) const {
        V const bounded = at_least(x, -3);
        V const product = detail::rounded(detail::rounded(bounded + V(3)) * bounded);
        return select(V(3) <= x, x, product * sixth<V>());
    }
    template <value V>
    RAMP_INLINE constexpr V derivative(V x) const {
        V const line = detail::rounded(detail::rounded(x + x) + V(3)) * sixth<V>();
        return select(x <= V(-3), V(0), select(V(3) <= x, V(1), line));
    }

private:
    template <value V>
    RAMP_INLINE static constexpr V sixth() {
        return V(static_cast<element_t<V>>(1.0 / 6));
    }
};

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
