// Formulas of the fast tier, for floats: relative errors below 2^-18, the limits at infinity exact, subnormal results kept, and as few
// operations as that takes.
#pragma once

#include <ramp/numeric/falling_exp.hpp>
#include <ramp/numeric/fast_constants.hpp>
#include <ramp/numeric/reduction.hpp>

#include <concepts>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// e^(Sign x) = 2^n (1 + less_one) with Sign x = n ln2 + Sign t. `shifted` is n + offset, as in `reduced`. A negative sign is that of
/// the constants, and costs nothing.
template <float_value V, int Sign = 1>
struct fast_power {
    V shifted;
    V t;
    V q;

    RAMP_INLINE fast_power(V x, V offset) {
        using C = exp_constants<float>;
        constexpr float sign = Sign;
        shifted = fma(x, V(sign * C::log2e), offset);
        V const n = shifted - offset;
        if constexpr (fused<V>)  // n times the error of ln2 stays below 2^-21
            t = fma(n, V(-sign * C::ln2), x);
        else
            t = fma(n, V(-sign * C::ln2_lo), fma(n, V(-sign * C::ln2_hi), x));
        if constexpr (Sign > 0)
            q = polynomial<fast_constants::expm1_p>(t);
        else
            q = polynomial<fast_constants::falling_expm1_p>(t);
    }
    RAMP_INLINE V scale() const { return power_of_two(shifted); }
    /// e^(Sign t).
    RAMP_INLINE V value() const { return fma(q, t, V(1)); }
    /// e^(Sign t) - 1, with a small relative error of its own.
    RAMP_INLINE V less_one() const { return rounded(q * t); }
};

/// (1 + e^(Sign x)) / 2^64, which is a number where Sign x lies between -43 and 110.
template <int Sign, float_value V>
RAMP_INLINE V fast_one_and_exp(V x) {
    using C = exp_constants<float>;
    fast_power<V, Sign> const e(x, power_offset<V>(-C::up));
    return rounded(fma(e.scale(), e.value(), V(C::two_to_minus_up)));
}

template <float_value V>
RAMP_INLINE V fast_exp(V x) {
    using C = exp_constants<float>;
    // Neither 2^128 nor 2^-127 is a normal number, but 2^(n-64) and 2^(n+64) are: the rest is multiplied in the end.
    auto const negative_side = x < V(0);
    V const offset = choose_lanes(negative_side, power_offset<V>(C::up), power_offset<V>(-C::up));
    V const rest = choose_lanes(negative_side, V(C::two_to_minus_up), V(C::two_to_up));
    fast_power<V> const e((clamp)(x, fast_constants::exp_lowest, fast_constants::exp_highest), offset);
    return rounded(e.scale() * e.value()) * rest;
}

template <float_value V>
RAMP_INLINE V fast_sigmoid(V x) {
    using C = fast_constants;
    V const bounded = (clamp)(x, C::sigmoid_lowest, C::sigmoid_highest);
    return quotient(V(exp_constants<float>::two_to_minus_up), fast_one_and_exp<-1>(bounded));
}

/// scale sigmoid'(x), where the scale is a power of two: m (1 - m) with m = sigmoid(-|x|), of which 1 - m loses nothing.
template <float_value V>
RAMP_INLINE V fast_sigmoid_derivative(V x, float scale = 1) {
    V const a = at_most((abs)(x), falling_highest<float>);
    V const m = rounded(quotient(V(scale * exp_constants<float>::two_to_minus_up), fast_one_and_exp<1>(a)));
    return m * rounded(fma(m, V(-1 / scale), V(1)));
}

template <float_value V>
RAMP_INLINE V fast_tanh(V x) {
    using C = fast_constants;
    V const bounded = (clamp)(x, -C::tanh_highest, C::tanh_highest);
    V const z = rounded(bounded * bounded);
    return quotient(rounded(bounded * polynomial<C::tanh_p>(z)), polynomial<C::tanh_q>(z));
}

/// tanh'(x), which is 4 sigmoid'(2x).
template <float_value V>
RAMP_INLINE V fast_tanh_derivative(V x) {
    return fast_sigmoid_derivative(rounded(x + x), 4);
}

/// x sigmoid(x), which is max(x, 0) - a sigmoid(-a) with a = |x|.
template <float_value V>
RAMP_INLINE V fast_silu(V x) {
    V const a = at_most((abs)(x), falling_highest<float>);
    V const scaled = rounded(quotient(a, fast_one_and_exp<1>(a)));
    return ramp_less(x, scaled);
}

/// silu'(-a) = h(a) = E G / (1 + E)^2 with E = e^-a and G = 1 + E - a, and silu'(a) = 1 - h(a). Both are written with the distance d
/// to the zero of h, where 1 + E = a: E = K e^d and G = d + K (e^d - 1), so that nothing cancels.
template <float_value V>
RAMP_INLINE V fast_silu_derivative(V x) {
    using C = fast_constants;
    using exponentials = exp_constants<float>;
    V const a = at_most((abs)(x), falling_highest<float>);
    V const d = rounded(rounded(V(C::zero) - a) + V(C::zero_rest));
    fast_power<V> const e(d, power_offset<V>(exponentials::up));
    V const p = e.less_one();
    V const scaled = rounded(e.scale() * V(C::at_zero));
    V const scale = e.scale() * V(exponentials::two_to_minus_up);
    V const g = rounded(fma(rounded(fma(scale, p, rounded(scale - V(1)))), V(C::at_zero), d));
    V const tail = rounded(fma(scaled, p, scaled));
    V const one_and_tail = rounded(fma(tail, V(exponentials::two_to_minus_up), V(1)));
    V const ratio = rounded(quotient(g, rounded(one_and_tail * one_and_tail)));
    V const h = rounded(tail * ratio) * V(exponentials::two_to_minus_up);
    return choose_by_sign(x, h, V(1) - h);
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_PRECISE_END
