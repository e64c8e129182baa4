// gelu_tanh, mish, tanh_shrink and their derivatives, for doubles.
#pragma once

#include <ramp/numeric/falling_exp.hpp>
#include <ramp/numeric/polynomial.hpp>
#include <ramp/numeric/soft_constants.hpp>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// The exponent of gelu_tanh, a (k0 + k1 a^2), in two parts.
template <double_value W>
struct gelu_tanh_exponent {
    W head;
    W rest;

    RAMP_INLINE explicit gelu_tanh_exponent(W a) {
        using C = gelu_tanh_constants;
        W const square = product(a, a);
        W const square_rest = rounded(product_error(a, a, square));
        W const p = product(square, W(C::k1));
        W const p_rest = rounded(
            fma(square, W(C::k1_rest), fma(square_rest, W(C::k1), rounded(product_error(square, W(C::k1), p)))));
        auto const [sum, error] = two_sum(W(C::k0), p);
        W const sum_rest = rounded(rounded(error + W(C::k0_rest)) + p_rest);
        head = product(a, sum);
        rest = rounded(fma(a, sum_rest, rounded(product_error(a, sum, head))));
    }
};

/// x sigmoid(2 sqrt(2 / pi) (x + 0.044715 x^3)), which is max(x, 0) - a sigmoid(-...) with a = |x|.
template <double_value W>
RAMP_INLINE W gelu_tanh_value(W x) {
    W const a = at_most((abs)(x), gelu_tanh_constants::highest);
    gelu_tanh_exponent<W> const u(a);
    W const e = scaled_falling_exp(at_most(u.head, falling_highest), u.rest);
    return ramp_less(x, rounded(a * rounded(quotient(e, rounded(W(1) + scaled_down(e))))));
}

/// The derivative is h(a) at -a and 1 - h(a) at a, where h = e (1 + e - a u') / (1 + e)^2 with e = e^-u.
template <double_value W>
RAMP_INLINE W gelu_tanh_slope(W x) {
    using C = gelu_tanh_constants;
    W const a = at_most((abs)(x), C::highest);
    gelu_tanh_exponent<W> const u(a);
    W const scaled = scaled_falling_exp(at_most(u.head, falling_highest), u.rest);
    W const one_and_e = rounded(W(1) + scaled_down(scaled));
    W const slope = product(a, rounded(fma(rounded(a * a), W(3 * C::k1), W(C::k0))));
    W const falling =
        scaled_down(rounded(rounded(quotient(rounded(one_and_e - slope), rounded(one_and_e * one_and_e))) * scaled));
    W const distance = rounded(rounded(a - W(C::zero)) - W(C::zero_rest));
    W const near_zero = product(distance, polynomial(distance, C::p));
    W const h = choose_lanes((abs)(distance) < W(C::reach), near_zero, falling);
    return choose_lanes(x < W(0), h, W(1) - h);
}

/// x tanh(log(1 + e^x)). With e = e^-a, a = |x|, it is -a e (e + 2) / (e^2 + 2 e + 2) below 0 and a - 2 a e^2 / (1 + 2 e + 2 e^2) above.
template <double_value W>
RAMP_INLINE W mish_value(W x) {
    W const a = at_most((abs)(x), falling_highest);
    W const scaled = scaled_falling_exp(a, W(0));
    W const e = rounded(scaled_down(scaled));
    auto const is_below = x < W(0);
    W const two_e = rounded(e + e);
    W const square = product(e, e);
    W const factor = choose_lanes(is_below, rounded(e + W(2)), two_e);
    W const divisor =
        rounded(rounded(two_e + choose_lanes(is_below, W(2), W(1))) + choose_lanes(is_below, square, square + square));
    W const y = ramp_less(x, rounded(rounded(a * scaled) * rounded(quotient(factor, divisor))));
    // The product is smaller than the result above 0, and without FMA it may be flushed where that is not: f(x) is 0.6 x there.
    if constexpr (fused<W>)
        return y;
    else
        return choose_lanes(a < W(0x1p-900), x * W(0.6), y);
}

/// Below 0, with d the distance to the zero of the derivative and b = e^d - 1, every term has the sign of d: nothing cancels.
template <double_value W>
RAMP_INLINE W mish_slope(W x) {
    using C = mish_constants;
    constexpr double e0 = C::exp_at_zero;
    auto const is_below = x < W(0);
    W const a = at_most((abs)(x), falling_highest);
    auto const [d, lost] = two_sum(W(-C::zero), negative(a));
    reduced<reduction::exact, W> const r(choose_lanes(is_below, d, negative(a)), power_offset<W>(constants_of<W>::up));
    W const scale = power_of_two(r.shifted);
    W const rest = choose_lanes(is_below, lost - W(C::zero_rest), W(0));
    W const fraction = rounded(r.expm1());
    W const p = rounded(fraction + rounded(fma(fraction, rest, rest)));
    W const scaled = rounded(fma(scale, p, scale));
    W const s = scaled_down(scale);
    W const b = rounded(fma(s, p, rounded(s - W(1))));
    // e = e0 (1 + b), and w = e^-a above 0.
    W const e = rounded(fma(b, W(e0), W(e0)));
    W const w = rounded(scaled_down(scaled));
    W const cubic = rounded(fma(b, rounded(fma(b, W(e0 * e0 * e0), W(3 * e0 * e0 * e0 + 4 * e0 * e0))),
                                W(3 * e0 * e0 * e0 + 8 * e0 * e0 + (4 * C::zero + 6) * e0)));
    W const below = rounded(fma(b, cubic, product(rounded(rounded(d + rest) * W(4)), rounded(W(1) + e))));
    W const above = rounded(
        fma(w, rounded(fma(w, rounded(fma(rounded(w * W(4)), rounded(a + W(1)), fma(a, W(4), W(6)))), W(4))), W(1)));
    W const divisor = choose_lanes(is_below, rounded(fma(e, rounded(e + W(2)), W(2))),
                                   rounded(fma(w, rounded(fma(w, W(2), W(2))), W(1))));
    W const ratio = rounded(quotient(choose_lanes(is_below, below, above), rounded(divisor * divisor)));
    return choose_lanes(is_below, scaled_down(rounded(rounded(scaled * W(e0)) * ratio)), ratio);
}

/// tanh(a) for 0 <= a, and a - tanh(a).
template <double_value W>
struct hyperbolic_parts {
    W tanh;
    W shrunk;

    RAMP_INLINE explicit hyperbolic_parts(W a) {
        W const bounded = at_most(a, 350.0);
        W const e = scaled_down(scaled_falling_exp(rounded(bounded + bounded), W(0)));
        W const rest = rounded(quotient(rounded(e + e), rounded(W(1) + e)));
        W const z = rounded(a * a);
        W const inner = product(a, rounded(z * polynomial(z, tanh_shrink_constants::p)));
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
