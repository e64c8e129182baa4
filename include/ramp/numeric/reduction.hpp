// e^x by reduction: x = n ln2 + t with |t| <= ln2/2. expm1(t) is t + t^2 q(t) with a minimax polynomial q, and 2^n is
// built in the exponent field.
#pragma once

#include <ramp/numeric/exp_constants.hpp>
#include <ramp/numeric/polynomial.hpp>

#include <type_traits>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// 2^n from n + to_integer + exponent_bias. The low bits of that are the exponent's, and are moved to where an exponent
/// stands.
template <value V>
RAMP_INLINE V power_of_two(V shifted) {
    return bit_cast<V>(shift_left<constants_of<V>::mantissa_bits>(bit_cast<integer_t<V>>(shifted)));
}

/// How n ln2 is subtracted from x.
enum class reduction {
    quick,    // in one step, whose error grows with n: for where 2^n is small beside 1 then
    rounded,  // in two steps, and t is rounded to one number
    exact     // in two steps, and t is kept as head + tail
};

/// x = n ln2 + t with |t| <= ln2/2. `shifted` is n + offset, where the offset is so large that the sum is rounded to an
/// integer.
template <reduction How, value V>
struct reduced {
    using C = constants_of<V>;
    V shifted;
    V n;
    V head;
    V tail;
    V t;

    RAMP_INLINE reduced(V x, V offset) {
        shifted = fma(x, V(C::log2e), offset);
        n = shifted - offset;
        if constexpr (How == reduction::quick) {
            t = head = fma(n, V(-C::ln2), x);
        } else if constexpr (How == reduction::rounded) {
            t = head = fma(n, V(-C::ln2_lo), fma(n, V(-C::ln2_hi), x));
        } else {
            head = fma(n, V(-C::ln2_hi), x);
            tail = product(n, V(-C::ln2_lo));
            t = rounded(head + tail);
        }
    }
    /// Of the product a b, which is not rounded before n ln2 is subtracted.
    RAMP_INLINE reduced(V a, V b, V offset)
        requires(fused<V> && How == reduction::rounded)
    {
        shifted = fma(rounded(a * V(C::log2e)), b, offset);
        n = shifted - offset;
        t = head = fma(n, V(-C::ln2_lo), fma(a, b, product(n, V(-C::ln2_hi))));
    }

    RAMP_INLINE V expm1() const { return fraction(expm1_q()); }
    /// -expm1(t), which is +0 where t is -0.
    RAMP_INLINE V negated_expm1() const {
        if constexpr (How == reduction::exact)
            return negated_multiply_add(t * t, expm1_q(), tail) - head;
        else
            return negated_multiply_add(t * t, expm1_q(), t);
    }
    /// expm1(t) - head.
    RAMP_INLINE V expm1_rest() const {
        if constexpr (How == reduction::exact)
            return fma(t * t, expm1_q(), tail);
        else
            return rounded(rounded(t * t) * expm1_q());
    }
    /// What to add to 1 for e^t, if expm1() is known: so both cost little more than one of them.
    RAMP_INLINE V exp_fraction(V expm1) const {
        if constexpr (How == reduction::quick)  // whose t is short by n ln2_error
            return t + fma(n * V(C::ln2_error), V(1) + expm1, rounded(t * t) * expm1_q());
        else
            return expm1;
    }
    /// e^t - 1, exact enough to be added to 1.
    RAMP_INLINE V exp_fraction() const { return fraction(polynomial<C::exp_q>(t)); }
    /// What exp_fraction() has lost, if that was p.
    RAMP_INLINE V exp_fraction_error(V p) const {
        V const q = polynomial<C::exp_q>(t);
        if constexpr (How == reduction::exact)
            return rounded(rounded(head - p) + fma(t * t, q, tail));
        else
            return fma(t * t, q, rounded(head - p));
    }
    /// c e^t, where c is a power of two.
    RAMP_INLINE V exp(element_t<V> c = 1) const {
        if constexpr (fused<V>)  // Horner's scheme down to the last term rounds the least
            return fma(fma(polynomial<C::exp_q>(t, c), t, V(c)), t, V(c));
        else
            return product(V(c), V(1) + exp_fraction());
    }

private:
    /// t + t^2 q.
    RAMP_INLINE V fraction(V q) const {
        if constexpr (How == reduction::exact)
            return rounded(head + fma(t * t, q, tail));
        else
            return fma(t * t, q, t);
    }
    RAMP_INLINE V expm1_q() const {
        if constexpr (!fused<V> && std::is_same_v<element_t<V>, float>)
            return polynomial<C::expm1_q_unfused>(t);
        else
            return polynomial<C::expm1_q>(t);
    }
};

/// The reduction that exp needs, which has every n.
template <value V>
inline constexpr reduction full_reduction = fused<V> ? reduction::rounded : reduction::exact;

/// The offset with which a reduction's `shifted` is what power_of_two makes 2^(n + up) of.
template <value V>
RAMP_INLINE V power_offset(element_t<V> up = 0) {
    return V(constants_of<V>::to_integer + constants_of<V>::exponent_bias + up);
}

/// 2^(n + up) as two factors, since n may lie outside the exponents of normal numbers.
template <value V>
struct powers_of_two {
    V first;
    V second;

    RAMP_INLINE powers_of_two(V n, element_t<V> up) {
        V const offset = power_offset<V>(up / 2);
        V const half = fma(n, V(0.5), offset);
        first = power_of_two(half);
        second = power_of_two(rounded(n - rounded(half - offset)) + offset);
    }
};

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_PRECISE_END
