#pragma once

#include <ramp/concepts.hpp>
#include <ramp/numeric/correctly_rounded.hpp>
#include <ramp/numeric/fast.hpp>
#include <ramp/numeric/hyperbolic.hpp>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

namespace detail {

struct tanh_fn {
    template <value V>
    RAMP_INLINE V operator()(V x) const {
        if constexpr (better_in_double<V>)
            return exact_tanh(x);
        else
            return hyperbolic_tangent(x);
    }

    static constexpr max_ulp fast_error{32, 1.0};
    template <float_value V>
    RAMP_INLINE V fast_value(V x) const {
        return fast_tanh(x);
    }

    static constexpr max_ulp exact_error{0.501, 1.0};
    template <float_value V>
    RAMP_INLINE V exact_value(V x) const {
        return exact_tanh(x);
    }
};

}  // namespace detail

namespace math {

/// The hyperbolic tangent.
/// Formula:         tanh(x) = (e^x - e^-x) / (e^x + e^-x)
/// Special values:  tanh(+-0) = +-0, tanh(-inf) = -1, tanh(inf) = 1, NaN -> NaN; tanh(x) = x for subnormal x
/// Maximum error:   tanh_error; tanh.fast_error and tanh.exact_error in the tiers of these names
/// Source:          as exp; near 0 a minimax polynomial from tools/coefficients.sollya
inline constexpr detail::tanh_fn tanh{};
/// The maximum error of tanh.
inline constexpr max_ulp tanh_error{1.0, 1.0};

}  // namespace math

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
