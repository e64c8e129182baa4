// The logistic function 1 / (1 + e^-x) and its derivative, without loss in the tails.
#pragma once

#include <ramp/numeric/double_word.hpp>
#include <ramp/numeric/reduction.hpp>

#include <type_traits>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI::detail {

struct more_exact {};

/// sigmoid(-a) = 1 / (1 + e^a) for 0 <= a <= falling_highest, as head (1 + correction) / 2^up. The head is a normal
/// number, so that a result is rounded once more only where it is subnormal. A `rest`, small beside 1, is added to a, and
/// `up` may be 0 there, for which a is at most 700.
template <value V>
struct logistic_tail {
    using C = constants_of<V>;
    V head;
    V correction;

    RAMP_INLINE explicit logistic_tail(V a) {
        reduced<full_reduction<V>, V> const r(a, power_offset<V>(-C::up));
        auto const [divisor, lost] = divisor_of(power_of_two(r.shifted), r.exp_fraction(), V(C::two_to_minus_up));
        invert(divisor, lost);
    }
    /// With a smaller error: what rounding e^a loses is kept.
    RAMP_INLINE logistic_tail(V a, more_exact) {
        reduced<full_reduction<V>, V> const r(a, power_offset<V>(-C::up));
        V const s = power_of_two(r.shifted);
        V const p = r.exp_fraction();
        auto const [divisor, lost] = divisor_of(s, p, V(C::two_to_minus_up));
        invert(divisor, rounded(fma(s, r.exp_fraction_error(p), lost)));
    }
    RAMP_INLINE logistic_tail(V a, V rest, element_t<V> up) {
        reduced<full_reduction<V>, V> const r(a, power_offset<V>(-up));
        V const s = power_of_two(r.shifted);
        V const p = r.exp_fraction();
        // The rest is added to p, so that the correction is small and may be flushed where it is subnormal.
        V const change = rounded(fma(p, rest, rest));
        V const sum = rounded(p + change);
        V const more = rounded(r.exp_fraction_error(p) + rounded(rounded(p - sum) + change));
        auto const [divisor, lost] = divisor_of(s, sum, V(up > 0 ? C::two_to_minus_up : 1));
        invert(divisor, rounded(fma(s, more, lost)));
    }

private:
    /// With e^a = 2^n (1 + p), u = 2^-up and s = 2^n u, the divisor is s p + c, where c = s + u. Of a large s, c loses u itself.
    RAMP_INLINE static sum_and_error<V> divisor_of(V s, V p, V u) {
        V const c = rounded(s + u);
        V const divisor = rounded(fma(s, p, c));
        return {divisor, rounded(fma(s, p, rounded(c - divisor)) + rounded(u - rounded(c - s)))};
    }
    RAMP_INLINE void invert(V divisor, V lost) {
        head = quotient(V(1), divisor);
        correction = fma(negative(lost), head, residual(divisor, head));
    }
    /// 1 - a b, where that is small beside 1.
    RAMP_INLINE static V residual(V a, V b) { return rounded(accurate_fma(negative(a), b, V(1))); }
};

/// sigmoid(x).
template <value V>
RAMP_INLINE V logistic(V x) {
    using C = constants_of<V>;
    logistic_tail<V> const m(at_most((abs)(x), falling_highest<element_t<V>>));
    V const below = rounded(fma(m.head, m.correction, m.head)) * V(C::two_to_minus_up);
    return choose_by_sign(x, below, V(1) - below);
}

/// 1 - sigmoid(-a) in two parts: the second one is to be subtracted.
template <value V>
struct logistic_complement {
    V head;
    V rest;

    RAMP_INLINE logistic_complement(V m, V correction) {
        head = rounded(V(1) - m);
        rest = fma(m, correction, rounded(m - rounded(V(1) - head)));
    }
};

/// sigmoid'(a) of the tail at a, times 2^up.
template <value V>
RAMP_INLINE V scaled_logistic_derivative(logistic_tail<V> const& m, V tail) {
    logistic_complement<V> const w(tail, m.correction);
    V const correction = rounded(fma(m.correction, w.head, negative(w.rest)));
    return rounded(accurate_fma(m.head, w.head, rounded(m.head * correction)));
}

/// scale * sigmoid'(x), where the scale is a power of two.
template <value V>
RAMP_INLINE V logistic_derivative(V x, element_t<V> scale = 1) {
    using C = constants_of<V>;
    logistic_tail<V> const m(at_most((abs)(x), falling_highest<element_t<V>>));
    V const tail = rounded(m.head * V(C::two_to_minus_up));
    return scaled_logistic_derivative(m, tail) * V(scale * C::two_to_minus_up);
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_PRECISE_END
