#pragma once

#include <ramp/concepts.hpp>
#include <ramp/numeric/correctly_rounded.hpp>
#include <ramp/numeric/fast.hpp>
#include <ramp/numeric/reduction.hpp>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

namespace detail {

struct exp_fn {
    template <value V>
    RAMP_INLINE V operator()(V x) const {
        using C = constants_of<V>;
        reduced<full_reduction<V>, V> const r(at_most(at_least(x, C::lowest), C::highest), power_offset<V>());
        powers_of_two<V> const p(r.n, 0);
        return rounded(r.exp() * p.first) * p.second;
    }

    static constexpr max_ulp fast_error{32, 1.0};
    template <float_value V>
    RAMP_INLINE V fast_value(V x) const {
        return fast_exp(x);
    }

    static constexpr max_ulp exact_error{0.501, 1.0};
    template <float_value V>
    RAMP_INLINE V exact_value(V x) const {
        return exact_exp(x);
    }
};

}  // namespace detail

namespace math {

/// The exponential function.
/// Formula:         exp(x) = e^x
/// Special values:  exp(+-0) = 1, exp(-inf) = 0, exp(+inf) = inf, NaN -> NaN; subnormal results are not flushed
/// Maximum error:   exp_error; exp.fast_error and exp.exact_error in the tiers of these names
/// Source:          reduction after Cody and Waite (1980), minimax polynomial from tools/coefficients.sollya
inline constexpr detail::exp_fn exp{};
/// The maximum error of exp.
inline constexpr max_ulp exp_error{1.0, 1.0};

}  // namespace math

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
