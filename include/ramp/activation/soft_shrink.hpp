#pragma once

#include <ramp/concepts.hpp>
#include <ramp/vocabulary.hpp>

#include <string_view>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

/// Soft shrinkage: what lies within lambda of 0 becomes 0, and everything else moves towards 0 by lambda.
/// Formula:         f(x) = |x| <= lambda ? 0 : x - lambda sign(x)
/// Derivative:      f'(x) = |x| <= lambda ? 0 : 1; from the output y: y = 0 ? 0 : 1
/// Shapes, units:   element by element; lambda >= 0 is finite, 0.5 by default
/// Range:           [-inf, inf]
/// Special values:  f(+-0) = +-0, and the zero has the sign of x; f(-inf) = -inf, f(inf) = inf, f(NaN) = NaN;
///                  f'(+-lambda) = 0, f'(-inf) = f'(inf) = 1, f'(NaN) = 1
/// Errors thrown:   none; backward_from_output refuses a lambda that is not >= 0
/// Maximum error:   value_error, derivative_error; what is lost when lambda is rounded to the element type does not count
/// Source:          Donoho: De-noising by soft-thresholding (1995)
struct soft_shrink {
    double lambda = 0.5;  ///< half the width of the flat piece

    static constexpr std::string_view name = "soft_shrink";
    static constexpr max_ulp value_error{0.5, 0.5};
    static constexpr max_ulp derivative_error{0, 0};

    template <value V>
    RAMP_INLINE constexpr V operator()(V x) const {
        return copysign(at_least((abs)(x)-V(static_cast<element_t<V>>(lambda)), 0), x);
    }
    template <value V>
    RAMP_INLINE constexpr V derivative(V x) const {
        return select((abs)(x) <= V(static_cast<element_t<V>>(lambda)), V(0), V(1));
    }
    template <value V>
    RAMP_INLINE constexpr V derivative_from_output(V y) const {
        return select((abs)(y) <= V(0), V(0), V(1));
    }
    RAMP_INLINE constexpr bool determined_by_output() const { return lambda >= 0; }
};

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
