#pragma once

#include <ramp/concepts.hpp>
#include <ramp/vocabulary.hpp>

#include <string_view>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

/// Rectified linear unit that ends at 6, for arithmetic of few bits.
/// Formula:         f(x) = min(max(x, 0), 6)
/// Derivative:      f'(x) = 0 < x < 6 ? 1 : 0; from the output y: 0 < y < 6 ? 1 : 0
/// Shapes, units:   element by element; no parameters
/// Range:           [0, 6]
/// Special values:  f(+-0) = +-0, f(-inf) = 0, f(inf) = 6, f(NaN) = NaN;
///                  f'(+-0) = f'(6) = f'(-inf) = f'(inf) = 0, f'(NaN) = 1
/// Errors thrown:   none
/// Maximum error:   value_error, derivative_error
/// Source:          Krizhevsky: Convolutional Deep Belief Networks on CIFAR-10 (2010)
struct relu6 {
    static constexpr std::string_view name = "relu6";
    static constexpr max_ulp value_error{0, 0};
    static constexpr max_ulp derivative_error{0, 0};

    template <value V>
    RAMP_INLINE constexpr V operator()(V x) const {
        return (clamp)(x, V(0), V(6));
    }
    template <value V>
    RAMP_INLINE constexpr V derivative(V x) const {
        return select((x <= V(0)) | (V(6) <= x), V(0), V(1));
    }
    template <value V>
    RAMP_INLINE constexpr V derivative_from_output(V y) const {
        return derivative(y);
    }
};

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
