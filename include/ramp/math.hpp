// Elementary functions, generic over scalars and batches, with stated error bounds over their whole domain.
//
// All share one scheme: x = n ln2 + t with |t| <= ln2/2, expm1(t) from a minimax polynomial, and 2^n built in the
// exponent field. The constants come from tools/coefficients.sollya.
#pragma once

#include <ramp/simd.hpp>

#include <array>
#include <cstddef>
#include <limits>

namespace ramp::inline RAMP_ABI {

namespace detail {

template <class T>
struct exp_constants;

template <>
struct exp_constants<float> {
    static constexpr float log2e = 0x1.715476p+0f;
    // ln2 = ln2_hi + ln2_lo; n * ln2_hi is exact for every |n| < 2^9.
    static constexpr float ln2_hi = 0x1.62e4p-1f;
    static constexpr float ln2_lo = 0x1.7f7d1cp-20f;
    // expm1(t) = t + t^2 (c[0] + c[1] t + ...)
    static constexpr std::array expm1 = {0x1p-1f,        0x1.555554p-3f,  0x1.5554fp-5f,
                                         0x1.111306p-7f, 0x1.6d4388p-10f, 0x1.9e0ca4p-13f};
    static constexpr int mantissa_bits = 23;
    static constexpr float exponent_bias = 127;
    // Adding it rounds to an integer, which then stands in the low bits.
    static constexpr float to_integer = 0x1.8p23f;
    // exp is 0 below `lowest`, in round-to-nearest, and inf above `highest`.
    static constexpr float lowest = -104;
    static constexpr float highest = 89;
    // expm1 is -1 below, and its 2^n still a normal number.
    static constexpr float expm1_lowest = -86;
    // Below it in magnitude, expm1(x) rounds to x.
    static constexpr float expm1_identity = 0x1p-60f;
};

template <>
struct exp_constants<double> {
    static constexpr double log2e = 0x1.71547652b82fep+0;
    static constexpr double ln2_hi = 0x1.62e42fefa38p-1;  // exact for every |n| < 2^11
    static constexpr double ln2_lo = 0x1.ef35793c7673p-45;
    static constexpr std::array expm1 = {0x1p-1,
                                         0x1.5555555555559p-3,
                                         0x1.555555555554dp-5,
                                         0x1.111111110f64bp-7,
                                         0x1.6c16c16c1ab03p-10,
                                         0x1.a01a01b00a5dep-13,
                                         0x1.a01a018e103c7p-16,
                                         0x1.71ddf7f7e595dp-19,
                                         0x1.27e5132ae9735p-22,
                                         0x1.af5f5eb384b8fp-26,
                                         0x1.1f1a66c422e69p-29};
    static constexpr int mantissa_bits = 52;
    static constexpr double exponent_bias = 1023;
    static constexpr double to_integer = 0x1.8p52;
    static constexpr double lowest = -746;
    static constexpr double highest = 710;
    static constexpr double expm1_lowest = -707;
    static constexpr double expm1_identity = 0x1p-120;
};

template <value V>
using constants_of = exp_constants<element_t<V>>;

/// 2^n for an integer n, given as n + to_integer + exponent_bias: the low bits move into the exponent field.
template <value V>
RAMP_INLINE V power_of_two(V shifted) {
    return bit_cast<V>(bit_cast<integer_t<V>>(shifted) << constants_of<V>::mantissa_bits);
}

/// x = n ln2 + t, and n + to_integer + Bias as a V.
template <value V>
struct reduced {
    V shifted;
    V t;
};

template <value V>
RAMP_INLINE reduced<V> reduce(V x, element_t<V> bias) {
    using C = constants_of<V>;
    V const offset(C::to_integer + bias);
    V const shifted = fma(x, V(C::log2e), offset);
    V const n = shifted - offset;
    V const t = fma(n, V(-C::ln2_lo), fma(n, V(-C::ln2_hi), x));
    return {shifted, t};
}

/// expm1(t) for |t| <= ln2/2.
template <value V>
RAMP_INLINE V expm1_reduced(V t) {
    constexpr auto& c = constants_of<V>::expm1;
    V q(c.back());
    for (std::size_t i = c.size() - 1; i-- > 0;) q = fma(q, t, V(c[i]));
    return fma(t * t, q, t);
}

/// x within [lowest, highest]; NaN stays NaN.
template <value V>
RAMP_INLINE V clamp(V x, element_t<V> lowest, element_t<V> highest) {
    x = select(x < V(lowest), V(lowest), x);
    return select(V(highest) < x, V(highest), x);
}

/// expm1(x) for x <= 0, in one reduction; anything for other x.
template <value V>
RAMP_INLINE V expm1_negative(V x) {
    using C = constants_of<V>;
    V const lowest(C::expm1_lowest);
    auto const [shifted, t] = reduce(select(x < lowest, lowest, x), C::exponent_bias);
    V const s = power_of_two(shifted);
    return fma(s, expm1_reduced(t), s - V(1));
}

/// scale * exp(x) for x <= 0, down to the subnormal results, in one scaling; `scale` for x > 0.
template <value V>
RAMP_INLINE V scaled_exp_negative(V scale, V x) {
    using T = element_t<V>;
    using C = constants_of<V>;
    // 2^n is carried as 2^(n + up), which is a normal number, or 0 for the smallest n. The factor 2^-up goes with the
    // scale where that loses no bits, and comes last where the scale is small: one rounding into the subnormals.
    constexpr T up = C::exponent_bias - 1;
    constexpr T lowest = (T(0) - up - C::exponent_bias) / C::log2e;
    V const down(std::numeric_limits<T>::min());
    auto const large = (V(1) <= scale) | (scale <= V(-1));
    V const first = select(large, scale * down, scale);
    V const last = select(large, V(1), down);
    // Without the upper bound, 2^n would run into the subnormals for x > 0, and they are slow.
    auto const [shifted, t] = reduce(clamp(x, lowest, T(0)), C::exponent_bias + up);
    return (V(1) + expm1_reduced(t)) * power_of_two(shifted) * first * last;
}

struct exp_fn {
    template <value V>
    RAMP_INLINE V operator()(V x) const {
        using C = constants_of<V>;
        V const bounded = clamp(x, C::lowest, C::highest);
        V const offset(C::to_integer + C::exponent_bias);
        auto const [shifted, t] = reduce(bounded, C::exponent_bias);
        // 2^n in two factors, since n may lie outside the exponents of normal numbers on both sides.
        V const n = shifted - offset;
        V const half = fma(n, V(0.5), offset);
        V const rest = (n - (half - offset)) + offset;
        return (V(1) + expm1_reduced(t)) * power_of_two(half) * power_of_two(rest);
    }
};

struct expm1_fn {
    template <value V>
    RAMP_INLINE V operator()(V x) const {
        using C = constants_of<V>;
        V const bounded = clamp(x, C::expm1_lowest, C::highest);
        // Computed for 2^(n-1) and doubled, since 2^n is no number for the largest n.
        auto const [shifted, t] = reduce(bounded, C::exponent_bias);
        V const s = power_of_two(shifted - V(1));
        V const half = fma(s, expm1_reduced(t), s - V(0.5));
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
inline constexpr max_ulp expm1_error{1.5, 2.5};

}  // namespace ramp::inline RAMP_ABI
