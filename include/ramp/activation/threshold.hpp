#pragma once

#include <ramp/concepts.hpp>
#include <ramp/vocabulary.hpp>

#include <string_view>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

/// Threshold: x where it is above a threshold, and a fixed value elsewhere. ONNX calls it ThresholdedRelu.
/// Formula:         f(x) = x <= threshold ? value : x
/// Derivative:      f'(x) = x <= threshold ? 0 : 1
/// Shapes, units:   element by element; the parameters are any numbers, by default 1 and 0
/// Range:           the value, and (threshold, inf]
/// Special values:  f(+-0) = value for threshold >= 0; f(-inf) = value, f(inf) = inf, f(NaN) = NaN;
///                  f'(threshold) = f'(-inf) = 0, f'(inf) = 1, f'(NaN) = 1
/// Errors thrown:   none
/// Maximum error:   value_error, derivative_error; the parameters are rounded to the element type
/// Source:          Konda, Memisevic, Krueger: Zero-bias autoencoders and the benefits of co-adapting features (2014)
struct threshold {
    double at = 1.0;     ///< the threshold: x passes above it
    double value = 0.0;  ///< what stands for an x that does not pass

    static constexpr std::string_view name = "threshold";
    static constexpr max_ulp value_error{0, 0};
    static constexpr max_ulp derivative_error{0, 0};

    template <ramp::value V>
    RAMP_INLINE constexpr V operator()(V x) const {
        return select(x <= V(static_cast<element_t<V>>(at)), V(static_cast<element_t<V>>(value)), x);
    }
    template <ramp::value V>
    RAMP_INLINE constexpr V derivative(V x) const {
        return select(x <= V(static_cast<element_t<V>>(at)), V(0), V(1));
    }
};

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
