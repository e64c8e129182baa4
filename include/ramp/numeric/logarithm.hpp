// log(1 + x), softplus and its kin.
#pragma once

#include <ramp/numeric/double_word.hpp>
#include <ramp/numeric/exp_constants.hpp>
#include <ramp/numeric/falling_exp.hpp>
#include <ramp/numeric/logarithm_constants.hpp>
#include <ramp/numeric/polynomial.hpp>
#include <ramp/numeric/scaled_argument.hpp>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// 1 + x = 2^k (1 + f + c) with sqrt(1/2) <= 1 + f < sqrt(2), for -1 < x < inf; c is tiny.
template <value V>
struct split_one_and {
    V k;
    V f;
    V c;

    RAMP_INLINE explicit split_one_and(V x) {
        using C = constants_of<V>;
        using integer = element_t<integer_t<V>>;
        constexpr bool is_float = sizeof(integer) == 4;
        constexpr int bits = C::mantissa_bits;
        constexpr integer root_half = is_float ? integer(0x3f3504f3) : integer(0x3fe6a09e667f3bcd);
        constexpr integer one = integer(integer(C::exponent_bias) << bits);
        auto const [sum, lost] = two_sum(V(1), x);
        integer_t<V> const pattern = bit_cast<integer_t<V>>(sum);
        integer_t<V> const exponent =
            shift_right<bits>(integer_t<V>(pattern + integer_t<V>(integer(one - root_half))));  // k + the bias
        integer_t<V> const scale = shift_left<bits>(exponent);
        f = rounded(bit_cast<V>(pattern - scale + integer_t<V>(one)) - V(1));
        // The exponent stands in the low bits of a number that is an integer.
        constexpr integer base = is_float ? integer(0x4b000000) : integer(0x4330000000000000);
        k = rounded(bit_cast<V>(exponent | integer_t<V>(base)) -
                    V((is_float ? element_t<V>(0x1p23f) : element_t<V>(0x1p52)) + C::exponent_bias));
        // 2^-k is the number whose exponent is as far on the other side of the bias. Large sums have lost nothing that matters.
        V const inverse = bit_cast<V>(integer_t<V>(integer(2 * one)) - scale);
        c = rounded(choose_lanes(sum < V(element_t<V>(0x1p64)), lost * inverse, V(0)));
    }
};

/// log(1 + x) for -1 < x < inf, exact near 0 as well.
template <value V>
RAMP_INLINE V log1p_value(V x) {
    using C = constants_of<V>;
    split_one_and<V> const u(x);
    // log(1 + f) = f - h + s (h + z p), with s = f / (2 + f), z = s^2 and h = f^2 / 2.
    V const s = rounded(quotient(u.f, rounded(u.f + V(2))));
    V const z = rounded(s * s);
    V const h = product(rounded(u.f * V(0.5)), u.f);
    // c / (1 + f), where 1 / (1 + f) = (1 - s) / (1 + s) is 1 - 2 s + 2 s^2, nearly.
    V const lost = rounded(u.c * rounded(fma(rounded(s + s), rounded(s - V(1)), V(1))));
    V const low = rounded(fma(u.k, V(C::ln2_lo), lost));
    V const inner = rounded(fma(s, rounded(fma(z, polynomial<logarithm_constants<element_t<V>>::log_p>(z), h)), low));
    return rounded(fma(u.k, V(C::ln2_hi), rounded(u.f - rounded(h - inner))));
}

/// log(1 + e^x).
template <value V>
RAMP_INLINE V softplus_value(V x) {
    using T = element_t<V>;
    falling_power<V> const e(at_most((abs)(x), falling_highest<T>));
    if constexpr (float_value<V>) {
        V const s = scaled_down(e.scale);
        V const z_less_one = rounded(fma(s, e.fraction, rounded(s - V(1))));
        V const ratio = polynomial<logarithm_constants<T>::softplus_p>(z_less_one);
        return fma(e.times(ratio), V(constants_of<V>::two_to_minus_up), at_least(x, 0));
    } else {
        return at_least(x, 0) + log1p_value(scaled_down(e.value()));
    }
}

/// log(1 + e^(beta x)) / beta for beta > 0, for doubles.
template <double_value W>
RAMP_INLINE W scaled_softplus_value(W x, W beta) {
    scaled_argument<W> const t(x, beta);
    W const e = falling_power<W>(at_most(t.size, falling_highest<double>), t.rest).value();
    // Where e^-size is tiny, it is its own log(1 + e^-size). It is scaled down last, since it may be subnormal, and 1 / beta large.
    W const tail = choose_lanes(W(40) < t.size, e, log1p_value(scaled_down(e)) * W(constants_of<W>::two_to_up));
    return at_least(x, 0) + scaled_down(rounded(quotient(tail, beta)));
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_PRECISE_END
