// The numbers that e^x is computed with. tools/coefficients.sollya prints the polynomials.
#pragma once

#include <ramp/vocabulary.hpp>

#include <array>

namespace ramp::inline RAMP_ABI::detail {

template <class T>
struct exp_constants;

template <>
struct exp_constants<float> {
    static constexpr float log2e = 0x1.715476p+0f;
    static constexpr float ln2 = 0x1.62e43p-1f;
    static constexpr float ln2_error = 0x1.05c61p-29f;  // the number `ln2` less the exact ln2
    // ln2 = ln2_hi + ln2_lo; n * ln2_hi is exact for every |n| < 2^9.
    static constexpr float ln2_hi = 0x1.62e4p-1f;
    static constexpr float ln2_lo = 0x1.7f7d1cp-20f;
    // q(t) = c[0] + c[1] t + ... is such that t + t^2 q(t) has the least relative error (expm1_q), or 1 + t + t^2 q(t)
    // has it (exp_q). Where products are rounded, too, the first needs a degree more to stay below 1 ULP.
    static constexpr std::array expm1_q = {0x1.fffffep-2f, 0x1.5554bp-3f, 0x1.555718p-5f, 0x1.1227b8p-7f,
                                           0x1.6b7182p-10f};
    static constexpr std::array expm1_q_unfused = {0x1p-1f,        0x1.555554p-3f,  0x1.5554fp-5f,
                                                   0x1.111306p-7f, 0x1.6d4388p-10f, 0x1.9e0ca4p-13f};
    static constexpr std::array exp_q = {0x1.fffffcp-2f, 0x1.55549p-3f, 0x1.5558ap-5f, 0x1.123ac8p-7f, 0x1.6a604ap-10f};
    static constexpr int mantissa_bits = 23;
    static constexpr float exponent_bias = 127;
    // Adding this number rounds to an integer, which then stands in the low bits.
    static constexpr float to_integer = 0x1.8p23f;
    // 2^n may lie outside the exponents of normal numbers. 2^(n + up) is a normal number for every n that matters.
    static constexpr float up = 64;
    static constexpr float two_to_up = 0x1p64f;
    static constexpr float two_to_minus_up = 0x1p-64f;
    static constexpr float tiny_scale = 0x1p-62f;
    static constexpr float huge_scale = 0x1p40f;
    // exp is 0 below `lowest`, in round-to-nearest, and infinite above `highest`.
    static constexpr float lowest = -104;
    static constexpr float highest = 89;
    // Below these, exp times the largest usual scale, and exp times the largest number, is 0. At the first, 2^(n + up)
    // is 0 and t > 0, so that the zero has the sign of the scale.
    static constexpr float scaled_lowest = -132.1f;
    static constexpr float extreme_lowest = -195;
    // expm1 is -1 below this, and here its 2^n is still a normal number.
    static constexpr float expm1_lowest = -86;
    // For x smaller than this in magnitude, expm1(x) rounds to x.
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

/// Beyond this, e^-a is 0, and so is its product with a.
template <class T>
inline constexpr T falling_highest = sizeof(T) == sizeof(float) ? T(110) : T(760);

}  // namespace ramp::inline RAMP_ABI::detail
