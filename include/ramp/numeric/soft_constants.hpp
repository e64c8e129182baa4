// The numbers that tanh_shrink, gelu_tanh and mish are computed with. tools/coefficients.py prints them.
#pragma once

#include <ramp/simd/compiler.hpp>

#include <array>

namespace ramp::inline RAMP_ABI::detail {

struct tanh_shrink_constants {
    // x - tanh(x) is x^3 p(x^2) for |x| <= 1.
    static constexpr std::array p = {0x1.5555555555555p-2,   -0x1.111111111111p-3,   0x1.ba1ba1ba1b8c3p-5,
                                     -0x1.664f4882b9d51p-6,  0x1.226e355d240fap-7,   -0x1.d6d3d09a58b35p-9,
                                     0x1.7da35f38450f1p-10,  -0x1.3557e29b03422p-11, 0x1.f578a02334e31p-13,
                                     -0x1.965c1c0a722a3p-14, 0x1.48c835d06e8a4p-15,  -0x1.082ba067d3878p-16,
                                     0x1.9e8b9d805b15ep-18,  -0x1.31a43341f27adp-19, 0x1.8bd6f5c1694fcp-21,
                                     -0x1.97237d1fbe4bep-23, 0x1.1d780e1533bb6p-25,  -0x1.8e4da38c5c345p-29};
};

template <class T>
struct gelu_tanh_constants;

// gelu_tanh(x) is x sigmoid(x (k0 + k1 x^2)), where k0 alone has some zeros at its end. Its derivative at -a is 0 at
// a = zero + zero_rest, and d p(d) for d = a - zero - zero_rest with |d| <= reach. Beyond `highest`, x times e^-z is 0.
template <>
struct gelu_tanh_constants<float> {
    static constexpr float highest = 11;
    static constexpr float reach = 0.2f;
    static constexpr float k0 = 0x1.98844p+0f;
    static constexpr float k0_rest = 0x1.33d436p-20f;
    static constexpr float k1 = 0x1.2444f2p-4f;
    static constexpr float k1_rest = 0x1.49b16ap-29f;
    static constexpr float zero = 0x1.8142ap-1f;
    static constexpr float zero_rest = -0x1.85a06cp-27f;
    static constexpr std::array p = {-0x1.b8bacep-2f, 0x1.8cd1a2p-2f, 0x1.02a9bep-6f,
                                     -0x1.d2b52ep-4f, 0x1.0b28f8p-6f, 0x1.401accp-6f};
};

template <>
struct gelu_tanh_constants<double> {
    static constexpr double highest = 22;
    static constexpr double reach = 0.25;
    static constexpr double k0 = 0x1.9884533d436p+0;
    static constexpr double k0_rest = 0x1.42343f2cf1403p-46;
    static constexpr double k1 = 0x1.2444f2a4d8b4bp-4;
    static constexpr double k1_rest = -0x1.3023b0e5fbc6ep-58;
    static constexpr double zero = 0x1.81429f9e97e4dp-1;
    static constexpr double zero_rest = -0x1.3ce60c9e3b279p-55;
    static constexpr std::array p = {-0x1.b8bacd2c96b91p-2,  0x1.8cd1a2b2fff33p-2,   0x1.029615edb0778p-6,
                                     -0x1.d2b77346470aap-4,  0x1.104a83edc0ddcp-6,   0x1.427996dc24833p-6,
                                     -0x1.58c9ed713450dp-8,  -0x1.3d8d6416baf26p-9,  0x1.e63f2942879ddp-11,
                                     0x1.14bf88d3a7903p-12,  -0x1.04936e812add1p-13, -0x1.253b4efe82832p-15,
                                     0x1.0b9c0e364c649p-16,  0x1.8cec0bd053273p-18,  -0x1.46578dbf792d3p-19,
                                     -0x1.ff9d1882cde92p-21, 0x1.b9e21c6036022p-22};
};

template <class T>
struct mish_constants;

// Where the derivative of mish is 0, and e^x there. Above `highest`, mish(x) is x and its derivative 1.
template <>
struct mish_constants<float> {
    static constexpr float highest = 10.75f;
    static constexpr float zero = -0x1.31432cp+0f;
    static constexpr float zero_rest = -0x1.a25b08p-29f;
};

template <>
struct mish_constants<double> {
    static constexpr double highest = 21;
    static constexpr double zero = -0x1.31432c0d12d84p+0;
    static constexpr double zero_rest = -0x1.bf319154da21p-55;
    static constexpr double exp_at_zero = 0x1.36c4202fc3eccp-2;
};

}  // namespace ramp::inline RAMP_ABI::detail
