// The numbers that the fast formulas are computed with. tools/coefficients.sollya prints the polynomials, and
// tools/coefficients.py those of gelu and its kin.
#pragma once

#include <ramp/simd/compiler.hpp>

#include <array>

namespace ramp::inline RAMP_ABI::detail {

struct fast_constants {
    // For |t| <= ln2/2, t p(t) is expm1(t) with a relative error of 2^-21, and 1 + t p(t) is e^t with one of 2^-22.
    static constexpr std::array expm1_p = {0x1p0f, 0x1.fffe6ep-2f, 0x1.555634p-3f, 0x1.5705d8p-5f, 0x1.11381cp-7f};
    // The same for e^-t: t p(t) is expm1(-t).
    static constexpr std::array falling_expm1_p = {-expm1_p[0], expm1_p[1], -expm1_p[2], expm1_p[3], -expm1_p[4]};
    // For |x| <= tanh_highest, x p(x^2) / q(x^2) is tanh(x) with a relative error of 1.3e-6.
    static constexpr std::array tanh_p = {0x1.ffffd8p-1f, 0x1.f7f176p-4f, 0x1.2a5614p-9f, 0x1.06b2fcp-18f};
    static constexpr std::array tanh_q = {0x1p0f, 0x1.d34f5cp-2f, 0x1.594304p-6f, 0x1.2a0fbp-13f};
    // The first number for which that quotient is 1, with FMA and without. It is below 1 for all smaller ones.
    static constexpr float tanh_highest = 0x1.c90454p+2f;
    // sigmoid is 0 below `sigmoid_lowest`, and 1 above `sigmoid_highest`.
    static constexpr float sigmoid_lowest = -104;
    static constexpr float sigmoid_highest = 24;
    // exp is 0 below `exp_lowest`, and infinite above `exp_highest`.
    static constexpr float exp_lowest = -104;
    static constexpr float exp_highest = 89;
    // silu'(-a) is 0 at a = zero + zero_rest, and e^-a is zero - 1 there.
    static constexpr float zero = 0x1.474974p+0f;
    static constexpr float zero_rest = -0x1.bdf6fap-27f;
    static constexpr float at_zero = 0x1.1d25dp-2f;
    // 2^f for |f| <= 1/2, with a relative error of 8e-8.
    static constexpr std::array exp2_p = {0x1.000002p+0f, 0x1.62e428p-1f, 0x1.ebf918p-3f,
                                          0x1.c6b6e4p-5f, 0x1.3d0c52p-7f, 0x1.5c08e6p-10f};
    // The tail Phi(-a) is 2^gelu_p(a), to 2.5e-6 of it or of 2^-18, whichever is larger. At gelu_highest gelu_p is -127, of which
    // power_of_two makes 0.
    static constexpr std::array gelu_p = {-0x1.ffff8ap-1f, -0x1.26b65cp+0f,  -0x1.d5982ep-2f, -0x1.b89228p-5f,
                                          0x1.12d7p-7f,    -0x1.d28dd2p-11f, 0x1.cc9c06p-15f, -0x1.79f3c6p-20f};
    static constexpr float gelu_highest = 0x1.a208f4p+3f;
    // The exponent of gelu_tanh is a (k0 + k1 a^2), for powers of 2, and -127 at gelu_tanh_highest.
    static constexpr float gelu_tanh_k0 = -0x1.26aec2p+1f;
    static constexpr float gelu_tanh_k1 = -0x1.a5a7dp-4f;
    static constexpr float gelu_tanh_highest = 0x1.40feaep+3f;
    // log(1 + z) is z softplus_p(z) for 0 <= z <= 1, with a relative error of 1.5e-6.
    static constexpr std::array softplus_p = {0x1.ffffdp-1f,  -0x1.ffdb0ap-2f, 0x1.52eb2ep-2f, -0x1.e0593cp-3f,
                                              0x1.2fb4d6p-3f, -0x1.0ca86cp-4f, 0x1.c6a39cp-7f};
};

}  // namespace ramp::inline RAMP_ABI::detail
