#pragma once

#include <ramp/concepts.hpp>
#include <ramp/numeric/correctly_rounded.hpp>
#include <ramp/numeric/fast.hpp>
#include <ramp/numeric/logistic.hpp>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

namespace detail {

struct sigmoid_fn {
    template <value V>
    RAMP_INLINE V operator()(V x) const {
        if constexpr (better_in_double<V>)
            return exact_sigmoid(x);
        else
            return logistic(x);
    }

    static constexpr max_ulp fast_error{32, 1.0};
    template <float_value V>
    RAMP_INLINE V fast_value(V x) const {
        return fast_sigmoid(x);
    }

    static constexpr max_ulp exact_error{0.501, 1.0};
    template <float_value V>
    RAMP_INLINE V exact_value(V x) const {
        return exact_sigmoid(x);
    }
};

}  // namespace detail

namespace math {

/// The logistic function.
/// Formula:         sigmoid(x) = 1 / (1 + e^-x)
/// Special values:  sigmoid(+-0) = 0.5, sigmoid(-inf) = 0, sigmoid(inf) = 1, NaN -> NaN; subnormal results are not flushed
/// Maximum error:   sigmoid_error; sigmoid.fast_error and sigmoid.exact_error in the tiers of these names
/// Source:          as exp
inline constexpr detail::sigmoid_fn sigmoid{};
/// The maximum error of sigmoid.
inline constexpr max_ulp sigmoid_error{1.0, 1.0};

}  // namespace math

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
