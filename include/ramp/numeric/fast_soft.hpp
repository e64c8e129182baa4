// Formulas of the fast tier for gelu, gelu_tanh, mish and softplus. The first two keep their relative error where |f(x)| is above
// 2^-18 |x|; what is smaller has an absolute error of 2^-36 |x|, and goes to 0 with x.
#pragma once

#include <ramp/numeric/fast.hpp>
#include <ramp/numeric/soft.hpp>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// 2^u = scale value, for u >= -127.4. The scale is 0 where u rounds to -127.
template <float_value V>
struct fast_exp2 {
    V scale;
    V value;

    RAMP_INLINE explicit fast_exp2(V u) : fast_exp2(rounded(u + offset()), u) {}
    /// For u = a b, which is not rounded before its integer is subtracted.
    RAMP_INLINE fast_exp2(V a, V b, V shifted)
        : scale(power_of_two(shifted)), value(power(rounded(fma(a, b, negative(rounded(shifted - offset())))))) {}

    RAMP_INLINE static V offset() { return power_offset<V>(); }

private:
    RAMP_INLINE fast_exp2(V shifted, V u)
        : scale(power_of_two(shifted)), value(power(rounded(u - rounded(shifted - offset())))) {}
    RAMP_INLINE static V power(V fraction) { return rounded(polynomial<fast_constants::exp2_p>(fraction)); }
};

/// max(x, 0) less a tail, scale part. The bound is -0, which the sum leaves a -0.
template <float_value V>
RAMP_INLINE V fast_ramp_less(V x, V scale, V part) {
    return fma(negative(part), scale, at_least(x, -0.0f));
}

/// x Phi(x), which is max(x, 0) - a Phi(-a) with a = |x|. The logarithm of Phi(-a) is nearly a polynomial of low degree.
template <float_value V>
RAMP_INLINE V fast_gelu(V x) {
    using C = fast_constants;
    V const a = at_most((abs)(x), C::gelu_highest);
    fast_exp2<V> const tail(rounded(polynomial<C::gelu_p>(a)));
    return fast_ramp_less(x, tail.scale, rounded(tail.value * a));
}

/// x sigmoid(u), which is max(x, 0) - a sigmoid(-|u|).
template <float_value V>
RAMP_INLINE V fast_gelu_tanh(V x) {
    using C = fast_constants;
    V const a = at_most((abs)(x), C::gelu_tanh_highest);
    V const factor = rounded(fma(rounded(a * a), V(C::gelu_tanh_k1), V(C::gelu_tanh_k0)));
    fast_exp2<V> const e(a, factor, fma(a, factor, fast_exp2<V>::offset()));
    return fast_ramp_less(x, e.scale, rounded(quotient(rounded(e.value * a), rounded(fma(e.scale, e.value, V(1))))));
}

/// x tanh(log(1 + e^x)), with a relative error everywhere.
template <float_value V>
RAMP_INLINE V fast_mish(V x) {
    fast_power<V> const e((clamp)(x, -falling_highest<float>, mish_constants<float>::highest),
                          power_offset<V>(exp_constants<float>::up));
    return mish_value(x, e.scale(), e.less_one());
}

/// log(1 + e^x), with a relative error everywhere.
template <float_value V>
RAMP_INLINE V fast_softplus(V x) {
    using C = exp_constants<float>;
    fast_power<V, -1> const e(at_most((abs)(x), falling_highest<float>), power_offset<V>(C::up));
    V const scaled = rounded(e.scale() * e.value());
    V const z = rounded(scaled * V(C::two_to_minus_up));
    return fma(rounded(scaled * polynomial<fast_constants::softplus_p>(z)), V(C::two_to_minus_up), at_least(x, 0));
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_PRECISE_END
