// The numbers that the derivative of silu is computed with near its zero. tools/coefficients.sollya prints them.
#pragma once

#include <array>

namespace ramp::inline RAMP_ABI::detail {

// Around a = zero + zero_rest, where silu'(-a) is 0, it is d p(d) of least relative error for d = a - zero - zero_rest, |d| <= reach.
struct silu_constants {
    static constexpr double zero = 0x1.474973c84120bp+0;
    static constexpr double zero_rest = 0x1.f8d74bc9ac154p-54;
    static constexpr double reach = 0.25;
    static constexpr std::array silu_p = {-0x1.be1410460527fp-3,  0x1.2c563458cc0adp-3,  -0x1.353eb573ca24cp-6,
                                          -0x1.f2d0e32bc330ap-7,  0x1.b0f82c494e712p-8,  0x1.098e92c999ad5p-13,
                                          -0x1.a2a7ca83b2c0cp-11, 0x1.8574cdf480d75p-13, 0x1.5722e42f85db2p-15,
                                          -0x1.f2d612620b7c7p-16, 0x1.8b63af946c368p-19, 0x1.39f169febf3e5p-19,
                                          -0x1.d03965458ba58p-21};
    static constexpr double smallest = 0x1p-960;
    static constexpr double largest = 0x1.fffffffffffffp+1023;
    // Here e^a is still a number.
    static constexpr double split = 700;
};

struct float_silu_constants {
    // Around the float next to the zero, for |d| <= reach, silu'(-(zero + d)) is at_zero + (slope + slope_rest) d + d^2 q(d).
    static constexpr float zero = 0x1.474974p+0f;
    static constexpr float reach = 0.25f;
    static constexpr float at_zero = -0x1.848b9ep-29f;
    static constexpr float slope = -0x1.be141p-3f;
    static constexpr float slope_rest = 0x1.e63df4p-30f;
    static constexpr std::array silu_q = {0x1.2c5634p-3f, -0x1.353eb4p-6f, -0x1.f2d282p-7f,
                                          0x1.b0f4b8p-8f, 0x1.280c78p-13f, -0x1.9fdd54p-11f};
};

}  // namespace ramp::inline RAMP_ABI::detail
