// e^(x / alpha) and alpha (e^(x / alpha) - 1) of negative x, without a division for each x. celu is made of these.
#pragma once

#include <ramp/numeric/double_word.hpp>
#include <ramp/numeric/reduction.hpp>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// What is computed of alpha alone.
template <class T>
struct stretch {
    using C = exp_constants<T>;
    T alpha;
    T inverse;
    // alpha ln2 in two parts. Where products are rounded, n times the first is exact.
    T ln2_hi;
    T ln2_lo;

    RAMP_INLINE explicit stretch(T size) : alpha(size), inverse(quotient(T(1), size)) {
        ln2_hi = rounded(alpha * (C::ln2_hi + C::ln2_lo));
        if constexpr (!fused<T>) ln2_hi = high_half(ln2_hi);
        ln2_lo = rounded(accurate_fma(alpha, C::ln2_hi, negative(ln2_hi)) + rounded(alpha * C::ln2_lo));
    }
};

/// x / alpha = n ln2 + t. What is left of x, alpha t, is rest + low. For small n the rest is exact, and x itself where n is 0.
template <value V>
struct reduced_stretched {
    V shifted;
    V rest;
    V low;
    V t;

    RAMP_INLINE reduced_stretched(V x, stretch<element_t<V>> const& of, V offset) {
        shifted = fma(x, V(of.inverse * constants_of<V>::log2e), offset);
        V const n = rounded(shifted - offset);
        rest = rounded(fma(n, V(-of.ln2_hi), x));
        low = rounded(n * V(-of.ln2_lo));
        t = rounded(rounded(rest + low) * V(of.inverse));
    }
};

/// alpha (e^(x / alpha) - 1) for x < 0. For other x the result means nothing.
template <value V>
RAMP_INLINE V stretched_expm1(stretch<element_t<V>> const& of, V x) {
    using C = constants_of<V>;
    V const alpha(of.alpha);
    reduced_stretched<V> const r(at_least(x, V(of.alpha * C::expm1_lowest)), of, power_offset<V>());
    V const s = power_of_two(r.shifted);
    V const square_term = rounded(rounded(r.t * r.t) * polynomial<C::expm1_q>(r.t));
    V const correction = rounded(fma(s, r.low, product(rounded(alpha * s), square_term)));
    V const inner = rounded(fma(s, r.rest, correction));
    // alpha (s - 1) must not be rounded by itself, since it may be larger than the result.
    return accurate_fma(negative(alpha), rounded(V(1) - s), inner);
}

/// e^(x / alpha) for x <= 0. For other x the result means nothing. Subnormal results are kept.
template <value V>
RAMP_INLINE V stretched_exp(stretch<element_t<V>> const& of, V x) {
    using C = constants_of<V>;
    reduced_stretched<V> const r(at_least(x, V(of.alpha * C::lowest)), of, power_offset<V>(C::up));
    V const scale = power_of_two(r.shifted);
    V const fraction = rounded(fma(rounded(r.t * r.t), polynomial<C::exp_q>(r.t), r.t));
    return rounded(fma(scale, fraction, scale)) * V(C::two_to_minus_up);
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_PRECISE_END
