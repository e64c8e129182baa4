// gelu_tanh, mish, tanh_shrink and their derivatives.
#pragma once

#include <ramp/numeric/falling_exp.hpp>
#include <ramp/numeric/polynomial.hpp>
#include <ramp/numeric/soft_constants.hpp>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// a^2, and e^-u for the exponent of gelu_tanh, u = a (k0 + k1 a^2). Its second factor is kept in two parts.
template <value V>
struct gelu_tanh_power {
    V square;
    falling_power<V> e;

    RAMP_INLINE explicit gelu_tanh_power(V a) : square(product(a, a)), e(power_of(a, square)) {}

    RAMP_INLINE V one_and_e() const { return rounded(fma(e.value(), V(constants_of<V>::two_to_minus_up), V(1))); }

private:
    RAMP_INLINE static falling_power<V> power_of(V a, V square) {
        using C = gelu_tanh_constants<element_t<V>>;
        V const k0(C::k0), k1(C::k1);
        V const rest = rounded(product_error(a, a, square));
        V const product_rest = rounded(fma(square, V(C::k1_rest), rounded(fma(rest, k1, V(C::k0_rest)))));
        V const sum = rounded(accurate_fma(square, k1, k0));
        V const lost = rounded(accurate_fma(square, k1, rounded(k0 - sum)));  // k0 - sum is exact
        return falling_power<V>::of_product(a, sum, rounded(lost + product_rest));
    }
};

/// x sigmoid(2 sqrt(2 / pi) (x + 0.044715 x^3)), which is max(x, 0) - a sigmoid(-...) with a = |x|.
template <value V>
RAMP_INLINE V gelu_tanh_value(V x) {
    V const a = at_most((abs)(x), gelu_tanh_constants<element_t<V>>::highest);
    gelu_tanh_power<V> const power(a);
    return ramp_less(x, power.e.times(rounded(quotient(a, power.one_and_e()))));
}

/// The derivative is h(a) at -a and 1 - h(a) at a, where h = e (1 + e - a u') / (1 + e)^2 with e = e^-u.
template <value V>
RAMP_INLINE V gelu_tanh_slope(V x) {
    using C = gelu_tanh_constants<element_t<V>>;
    V const a = at_most((abs)(x), C::highest);
    gelu_tanh_power<V> const power(a);
    V const one_and_e = power.one_and_e();
    V const numerator = fma(negative(a), rounded(fma(power.square, V(3 * C::k1), V(C::k0 + C::k0_rest))), one_and_e);
    V const ratio = rounded(quotient(numerator, rounded(one_and_e * one_and_e)));
    V const falling = scaled_down(power.e.times(ratio));
    V const distance = rounded(rounded(a - V(C::zero)) - V(C::zero_rest));
    V const near_zero = product(distance, polynomial<C::p>(distance));
    V const h = choose_lanes((abs)(distance) < V(C::reach), near_zero, falling);
    return choose_by_sign(x, h, V(1) - h);
}

/// x tanh(log(1 + e^x)), where e^x is scale (1 + fraction) 2^-up. With h = 1 + e^x / 2 and d = 1 + e^x h it is x e^x h / d, which is x - x / d
/// above 0.
template <value V>
RAMP_INLINE V mish_value(V x, V scale, V fraction) {
    using T = element_t<V>;
    V const e = rounded(scaled_down(rounded(fma(scale, fraction, scale))));
    V const h = rounded(fma(e, V(T(0.5)), V(1)));
    auto const is_below = x < V(0);
    V const factor = choose_lanes(is_below, rounded(fma(h, fraction, h)), V(1));
    V const a = at_most((abs)(x), falling_highest<T>);
    V const scaled_a = rounded(a * choose_lanes(is_below, scale, V(constants_of<V>::two_to_up)));
    V const y = ramp_less(x, rounded(scaled_a * rounded(quotient(factor, rounded(fma(e, h, V(1)))))));
    // The product is smaller than the result above 0, and without FMA it may be flushed where that is not: f(x) is 0.6 x there.
    if constexpr (fused<V>)
        return y;
    else
        return choose_lanes(a < V(T(sizeof(T) == 4 ? 0x1p-110 : 0x1p-900)), x * V(T(0.6)), y);
}
template <value V>
RAMP_INLINE V mish_value(V x) {
    using T = element_t<V>;
    falling_power<V> const e(negative((clamp)(x, -falling_highest<T>, mish_constants<T>::highest)));
    return mish_value(x, e.scale, e.fraction);
}

/// mish'(x) is 4 e^x n / (1 + (1 + e^x)^2)^2. With d the distance to its zero and b = e^d - 1, every term of n has the sign of d: nothing
/// cancels.
template <value V>
RAMP_INLINE V mish_slope(V x) {
    using T = element_t<V>;
    using C = mish_constants<T>;
    constexpr double e0 = mish_constants<double>::exp_at_zero;
    constexpr double square = e0 * e0, cube = e0 * e0 * e0;
    V const bounded = (clamp)(x, -falling_highest<T>, C::highest);
    V const d = rounded(bounded - V(C::zero));
    V const rest = rounded(rounded(rounded(bounded - d) - V(C::zero)) - V(C::zero_rest));
    falling_power<V> const power(negative(d), negative(rest));
    V const s = scaled_down(power.scale);
    V const b = rounded(fma(s, power.fraction, rounded(s - V(1))));
    V const one_and_e = rounded(fma(b, V(T(e0)), V(T(1 + e0))));
    V const quadratic = rounded(fma(b, V(T(cube / 4)), V(T(0.75 * cube + square))));
    V const cubic =
        rounded(fma(b, quadratic, V(T(0.75 * cube + 2 * square + (mish_constants<double>::zero + 1.5) * e0))));
    V const n = rounded(fma(b, cubic, product(rounded(d + rest), one_and_e)));
    V const divisor = rounded(fma(one_and_e, one_and_e, V(1)));
    V const ratio = rounded(quotient(n, rounded(divisor * divisor)));
    V const y = scaled_down(rounded(rounded(power.value() * V(T(4 * e0))) * ratio));
    return choose_lanes(V(C::highest) < x, V(1), y);
}

/// tanh(a) for 0 <= a, and a - tanh(a).
template <double_value W>
struct hyperbolic_parts {
    W tanh;
    W shrunk;

    RAMP_INLINE explicit hyperbolic_parts(W a) {
        W const bounded = at_most(a, 350.0);
        W const e = scaled_down(falling_power<W>(rounded(bounded + bounded)).value());
        W const rest = rounded(quotient(rounded(e + e), rounded(W(1) + e)));
        W const z = rounded(a * a);
        W const inner = product(a, rounded(z * polynomial<tanh_shrink_constants::p>(z)));
        auto const is_small = a < W(1);
        tanh = choose_lanes(is_small, a - inner, W(1) - rest);
        shrunk = choose_lanes(is_small, inner, rounded(a - W(1)) + rest);
    }
};

template <double_value W>
RAMP_INLINE W tanh_shrink_value(W x) {
    return copysign(hyperbolic_parts<W>((abs)(x)).shrunk, x);
}
template <double_value W>
RAMP_INLINE W tanh_shrink_slope(W x) {
    W const t = rounded(hyperbolic_parts<W>((abs)(x)).tanh);
    return t * t;
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_PRECISE_END
