// Elementary functions, generic over scalars and batches, with stated error bounds over their whole domain.
//
// All share one scheme: x = n ln2 + t with |t| <= ln2/2, expm1(t) = t + t^2 q(t) with a minimax polynomial q, and 2^n
// built in the exponent field. The constants come from tools/coefficients.sollya.
#pragma once

#include <ramp/simd.hpp>

#include <array>
#include <cstddef>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

namespace detail {

template <class T>
struct exp_constants;

template <>
struct exp_constants<float> {
    static constexpr float log2e = 0x1.715476p+0f;
    static constexpr float ln2 = 0x1.62e43p-1f;
    static constexpr float ln2_error = 0x1.05c61p-29f;  // ln2 as rounded, less ln2
    // ln2 = ln2_hi + ln2_lo; n * ln2_hi is exact for every |n| < 2^9.
    static constexpr float ln2_hi = 0x1.62e4p-1f;
    static constexpr float ln2_lo = 0x1.7f7d1cp-20f;
    // q(t) = c[0] + c[1] t + ..., for the least relative error of t + t^2 q(t) and of 1 + t + t^2 q(t). Where every
    // product is rounded, too, the first needs a degree more to stay below 1 ULP.
    static constexpr std::array expm1_q = {0x1.fffffep-2f, 0x1.5554bp-3f, 0x1.555718p-5f, 0x1.1227b8p-7f,
                                           0x1.6b7182p-10f};
    static constexpr std::array expm1_q_unfused = {0x1p-1f,        0x1.555554p-3f,  0x1.5554fp-5f,
                                                   0x1.111306p-7f, 0x1.6d4388p-10f, 0x1.9e0ca4p-13f};
    static constexpr std::array exp_q = {0x1.fffffcp-2f, 0x1.55549p-3f, 0x1.5558ap-5f, 0x1.123ac8p-7f, 0x1.6a604ap-10f};
    static constexpr int mantissa_bits = 23;
    static constexpr float exponent_bias = 127;
    // Adding it rounds to an integer, which then stands in the low bits.
    static constexpr float to_integer = 0x1.8p23f;
    // Scales 2^n past the exponents of normal numbers: 2^(n + up) is normal for every n that matters.
    static constexpr float up = 64;
    static constexpr float two_to_up = 0x1p64f;
    static constexpr float two_to_minus_up = 0x1p-64f;
    static constexpr float tiny_scale = 0x1p-62f;
    static constexpr float huge_scale = 0x1p40f;
    // exp is 0 below `lowest`, in round-to-nearest, and inf above `highest`.
    static constexpr float lowest = -104;
    static constexpr float highest = 89;
    // exp times the largest usual scale, and times the largest number, is 0 below. 2^(n + up) is 0 at the first, and t > 0
    // so that the zero has the sign of the scale.
    static constexpr float scaled_lowest = -132.1f;
    static constexpr float extreme_lowest = -195;
    // expm1 is -1 below, and its 2^n still a normal number.
    static constexpr float expm1_lowest = -86;
    // Below it in magnitude, expm1(x) rounds to x.
    static constexpr float expm1_identity = 0x1p-26f;
};

template <>
struct exp_constants<double> {
    static constexpr double log2e = 0x1.71547652b82fep+0;
    static constexpr double ln2_hi = 0x1.62e42fefa3p-1;  // exact for every |n| < 2^12
    static constexpr double ln2_lo = 0x1.3de6af278ece6p-42;
    static constexpr std::array expm1_q = {0x1.0000000000005p-1,  0x1.555555555553ap-3,  0x1.55555555520e5p-5,
                                           0x1.1111111118c58p-7,  0x1.6c16c17f3e4e5p-10, 0x1.a01a01768e151p-13,
                                           0x1.a019a669214abp-16, 0x1.71de840366703p-19, 0x1.28a2cf35d8c69p-22,
                                           0x1.ae7313f5d09bp-26};
    static constexpr std::array exp_q = {0x1.000000000000ap-1,  0x1.55555555554fcp-3,  0x1.5555555550688p-5,
                                         0x1.111111112725fp-7,  0x1.6c16c1848904bp-10, 0x1.a01a012dcb0bcp-13,
                                         0x1.a0199921d16b8p-16, 0x1.71df1d14508e6p-19, 0x1.28ae3e030bda7p-22,
                                         0x1.ad8d5912787d6p-26};
    static constexpr int mantissa_bits = 52;
    static constexpr double exponent_bias = 1023;
    static constexpr double to_integer = 0x1.8p52;
    static constexpr double up = 512;
    static constexpr double two_to_up = 0x1p512;
    static constexpr double two_to_minus_up = 0x1p-512;
    static constexpr double tiny_scale = 0x1p-510;
    static constexpr double huge_scale = 0x1p400;
    static constexpr double lowest = -746;
    static constexpr double highest = 710;
    static constexpr double scaled_lowest = -1063.7;
    static constexpr double extreme_lowest = -1456;
    static constexpr double expm1_lowest = -707;
    static constexpr double expm1_identity = 0x1p-55;
};

template <value V>
using constants_of = exp_constants<element_t<V>>;

/// The high half of x's digits: the product of two such halves is exact.
template <value V>
RAMP_INLINE V high_half(V x) {
    using integer = element_t<integer_t<V>>;
    constexpr integer low_bits = (integer(1) << (std::is_same_v<element_t<V>, float> ? 12 : 27)) - 1;
    return bit_cast<V>(bit_cast<integer_t<V>>(x) & integer_t<V>(integer(~low_bits)));
}

/// a * b + c, rounded as if once or little more, on any instruction set; the products of halves must not be subnormal.
template <value V>
RAMP_INLINE V accurate_fma(V a, V b, V c) {
    if constexpr (fused<V>) {
        return fma(a, b, c);
    } else {
        V const a1 = high_half(a);
        V const b1 = high_half(b);
        V const a2 = rounded(a - a1);
        V const b2 = rounded(b - b1);
        V const p = product(a, b);
        V const lost =
            rounded(rounded(rounded(product(a1, b1) - p) + product(a1, b2)) + product(a2, b1)) + product(a2, b2);
        V const sum = rounded(p + c);
        V const part = rounded(sum - p);
        return sum + rounded(rounded(rounded(p - rounded(sum - part)) + rounded(c - part)) + rounded(lost));
    }
}

/// 2^n, given as n + to_integer + exponent_bias: its low bits are those of the exponent, and are moved to where it stands.
template <value V>
RAMP_INLINE V power_of_two(V shifted) {
    return bit_cast<V>(shift_left<constants_of<V>::mantissa_bits>(bit_cast<integer_t<V>>(shifted)));
}

/// How n ln2 is taken from x.
enum class reduction {
    quick,    // in one step, whose error grows with n: for results that 2^n makes small against 1
    rounded,  // in two steps, t rounded to one number
    exact     // in two steps, t = head + tail
};

/// x = n ln2 + t with |t| <= ln2/2, and n + offset, where the offset rounds to an integer.
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

    RAMP_INLINE V expm1() const { return fraction(expm1_q()); }
    /// -expm1(t), and +0 where t is -0.
    RAMP_INLINE V negated_expm1() const {
        if constexpr (How == reduction::exact)
            return xsimd::fnms(t * t, expm1_q(), tail) - head;
        else
            return xsimd::fnms(t * t, expm1_q(), t);
    }
    /// expm1(t) - head.
    RAMP_INLINE V expm1_rest() const {
        if constexpr (How == reduction::exact)
            return fma(t * t, expm1_q(), tail);
        else
            return rounded(rounded(t * t) * expm1_q());
    }
    /// What to add to 1 for e^t, from expm1(): for both at little more than the cost of one.
    RAMP_INLINE V exp_fraction(V expm1) const {
        if constexpr (How == reduction::quick)  // which left t short by n ln2_error
            return t + fma(n * V(C::ln2_error), V(1) + expm1, rounded(t * t) * expm1_q());
        else
            return expm1;
    }
    /// e^t - 1, of an accuracy to be added to 1.
    RAMP_INLINE V exp_fraction() const { return fraction(polynomial(C::exp_q)); }
    /// c e^t; c is a power of two.
    RAMP_INLINE V exp(element_t<V> c = 1) const {
        if constexpr (fused<V>)  // Horner's scheme to the end rounds the least
            return fma(fma(polynomial(C::exp_q, c), t, V(c)), t, V(c));
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
            return polynomial(C::expm1_q_unfused);
        else
            return polynomial(C::expm1_q);
    }
    template <class T, std::size_t N>
    RAMP_INLINE V polynomial(std::array<T, N> const& coefficients, T c = 1) const {
        V sum(c * coefficients.back());
        for (std::size_t i = N - 1; i-- > 0;) sum = fma(sum, t, V(c * coefficients[i]));
        return sum;
    }
};

/// What elu's value needs: float has bits to spare for the quick reduction where products are exact.
template <value V>
inline constexpr reduction negative_reduction =
    fused<V> && std::is_same_v<element_t<V>, float> ? reduction::quick : reduction::exact;

/// What exp needs, at every n.
template <value V>
inline constexpr reduction full_reduction = fused<V> ? reduction::rounded : reduction::exact;

/// The offset of a reduction that leaves 2^(n + up) to power_of_two.
template <value V>
RAMP_INLINE V power_offset(element_t<V> up = 0) {
    return V(constants_of<V>::to_integer + constants_of<V>::exponent_bias + up);
}

/// 2^(n + up) in two factors, since n may lie outside the exponents of normal numbers.
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

/// x < 0 ? expm1(x) : x.
template <value V>
RAMP_INLINE V expm1_below_zero(V x) {
    reduced<negative_reduction<V>, V> const r(at_least(x, constants_of<V>::expm1_lowest), power_offset<V>());
    V const s = power_of_two(r.shifted);
    if constexpr (selects_by_sign<V>)  // and twice negated, the formula keeps -0
        return select_by_sign(x, xsimd::fnms(s, r.negated_expm1(), V(1) - s), x);
    else
        return select(x < V(0), fma(s, r.expm1(), s - V(1)), x);
}

/// x <= 0 ? exp(x) : 1, down to the subnormal results; 1 for NaN.
template <value V>
RAMP_INLINE V exp_below_zero(V x) {
    using C = constants_of<V>;
    reduced<full_reduction<V>, V> const r(less_or(at_least(x, C::lowest), 0), power_offset<V>(C::up));
    // 2^(n + up) is a normal number, and the result is rounded once.
    return r.exp(C::two_to_minus_up) * power_of_two(r.shifted);
}

/// scale * expm1(x), where x is reduced, s = 2^n and `rest` is expm1_rest().
template <value V>
RAMP_INLINE V scaled_expm1(V scale, V x, reduced<negative_reduction<V>, V> const& r, V s, V rest) {
    V const a = rounded(scale * s);
    // scale * (s - 1) is not rounded by itself: it may be larger than the result. Where s = 1 it is to be a zero of the result's
    // sign, which 1 - s gives.
    V const y = accurate_fma(V(0) - scale, V(1) - s, accurate_fma(a, r.head, product(a, rest)));
    if constexpr (fused<V>)
        return y;
    else  // whose products lose bits where they are subnormal
        return select(V(-constants_of<V>::expm1_identity) < x, scale * x, y);
}

/// scale * expm1(x) for x <= 0, as if rounded once or little more; anything for other x. No result but 0 is to be subnormal.
template <value V>
RAMP_INLINE V scaled_expm1(V scale, V x) {
    reduced<negative_reduction<V>, V> const r(at_least(x, constants_of<V>::expm1_lowest), power_offset<V>());
    return scaled_expm1(scale, x, r, power_of_two(r.shifted), r.expm1_rest());
}

/// scale * exp(x) for x <= 0, down to the subnormal results; anything for other x.
template <value V>
RAMP_INLINE V scaled_exp(V scale, V x) {
    using C = constants_of<V>;
    // 2^n is carried as 2^(n + up), which is a normal number or, for the smallest n, 0; and 2^-up by the scale. Only the last
    // product may be subnormal, so that a normal result does not need subnormal numbers.
    reduced<full_reduction<V>, V> const r(at_least(x, C::scaled_lowest), power_offset<V>(C::up));
    V const s = rounded(scale * V(C::two_to_minus_up));
    return rounded(fma(s, r.exp_fraction(), s)) * power_of_two(r.shifted);
}

/// expm1_below_zero(x) and, of the same polynomial, what exp_below_zero(x) is but for the last bits.
template <value V>
RAMP_INLINE value_with_derivative<V> expm1_and_exp_below_zero(V x) {
    using C = constants_of<V>;
    reduced<negative_reduction<V>, V> const r(less_or(at_least(x, C::lowest), 0), power_offset<V>(C::up));
    V const scaled = power_of_two(r.shifted);
    V const s = scaled * V(C::two_to_minus_up);
    V const p = r.expm1();
    return {select(x < V(0), fma(s, p, s - V(1)), x), fma(scaled, r.exp_fraction(p), scaled) * V(C::two_to_minus_up)};
}

/// scaled_expm1(scale, x) and, of the same polynomial, what scaled_exp(scale, x) is but for the last bits.
template <value V>
RAMP_INLINE value_with_derivative<V> scaled_expm1_and_exp(V scale, V x) {
    using C = constants_of<V>;
    reduced<negative_reduction<V>, V> const r(at_least(x, C::scaled_lowest), power_offset<V>(C::up));
    V const scaled = power_of_two(r.shifted);
    V const rest = r.expm1_rest();
    V const a = rounded(scale * V(C::two_to_minus_up));
    return {scaled_expm1(scale, x, r, scaled * V(C::two_to_minus_up), rest),
            rounded(fma(a, r.exp_fraction(rounded(r.head + rest)), a)) * scaled};
}

/// Whether a scale leaves the results within the exponents that scaled_expm1 and scaled_exp work with.
template <class T>
RAMP_INLINE constexpr bool is_usual_scale(T scale) {
    using C = exp_constants<T>;
    T const magnitude = scale < 0 ? -scale : scale;
    return C::tiny_scale <= magnitude && magnitude <= C::huge_scale;
}

/// scaled_expm1 for every other finite scale, down to the subnormal results.
template <value V>
RAMP_INLINE V extreme_scaled_expm1(element_t<V> scale, V x) {
    using C = constants_of<V>;
    if (equal(scale, element_t<V>(0))) return V(scale) * at_least(x, C::expm1_lowest);
    // For a small scale all is done on larger numbers, and the result rounded once more where it is subnormal.
    bool const is_small = -1 < scale && scale < 1;
    V const y = scaled_expm1(V(is_small ? scale * C::two_to_up : scale), x);
    return y * V(is_small ? C::two_to_minus_up : 1);
}

/// scaled_exp for every other finite scale.
template <value V>
RAMP_INLINE V extreme_scaled_exp(element_t<V> scale, V x) {
    using C = constants_of<V>;
    if (equal(scale, element_t<V>(0))) return V(scale);
    bool const is_small = -1 < scale && scale < 1;
    V const carried(scale * (is_small ? C::two_to_up : C::two_to_minus_up));
    reduced<full_reduction<V>, V> const r(at_least(x, is_small ? C::lowest : C::extreme_lowest), V(C::to_integer));
    powers_of_two<V> const p(r.n, is_small ? -C::up : C::up);
    return rounded(rounded(fma(carried, r.exp_fraction(), carried)) * p.first) * p.second;
}

struct exp_fn {
    template <value V>
    RAMP_INLINE V operator()(V x) const {
        using C = constants_of<V>;
        reduced<full_reduction<V>, V> const r(at_most(at_least(x, C::lowest), C::highest), power_offset<V>());
        powers_of_two<V> const p(r.n, 0);
        return rounded(r.exp() * p.first) * p.second;
    }
};

struct expm1_fn {
    template <value V>
    RAMP_INLINE V operator()(V x) const {
        using C = constants_of<V>;
        reduced<reduction::exact, V> const r(at_most(at_least(x, C::expm1_lowest), C::highest), power_offset<V>());
        // Computed for 2^(n-1) and doubled, since 2^n is no number for the largest n.
        V const s = power_of_two(r.shifted - V(1));
        V const half = fma(s, r.expm1(), s - V(0.5));
        auto const tiny = (x < V(C::expm1_identity)) & (V(-C::expm1_identity) < x);
        return select(tiny, x, half + half);
    }
};

}  // namespace detail

/// The exponential function.
/// Formula:         exp(x) = e^x
/// Special values:  exp(+-0) = 1, exp(-inf) = 0, exp(+inf) = inf, NaN -> NaN; subnormal results are not flushed
/// Maximum error:   exp_error
/// Source:          reduction after Cody and Waite (1980), minimax polynomial from tools/coefficients.sollya
inline constexpr detail::exp_fn exp{};
inline constexpr max_ulp exp_error{1.0, 1.0};

/// exp(x) - 1, accurate near 0 as well.
/// Formula:         expm1(x) = e^x - 1
/// Special values:  expm1(+-0) = +-0, expm1(-inf) = -1, expm1(+inf) = inf, NaN -> NaN; expm1(x) = x for subnormal x
/// Maximum error:   expm1_error
/// Source:          as exp
inline constexpr detail::expm1_fn expm1{};
inline constexpr max_ulp expm1_error{1.75, 1.75};

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
