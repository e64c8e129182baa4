// The numbers that tanh is computed with. tools/coefficients.sollya prints the polynomials.
#pragma once

#include <ramp/vocabulary.hpp>

#include <array>

namespace ramp::inline RAMP_ABI::detail {

template <class T>
struct hyperbolic_constants;

template <>
struct hyperbolic_constants<float> {
    // p(z) = c[0] + c[1] z + ... is such that x + x^3 p(x^2) has the least relative error for |x| <= tanh_middle.
    static constexpr std::array tanh_p = {-0x1.55554cp-2f, 0x1.110eccp-3f, -0x1.b9bb82p-5f, 0x1.627c42p-6f,
                                          -0x1.0d04a4p-7f, 0x1.4b8a5p-9f,  -0x1.c8881p-12f};
    static constexpr float tanh_middle = 0x1.d70a3ep-1f;
    // tanh is 1 beyond this.
    static constexpr float tanh_highest = 10;
};

template <>
struct hyperbolic_constants<double> {
    static constexpr std::array tanh_p = {-0x1.555555555554dp-2,  0x1.1111111110902p-3,   -0x1.ba1ba1b9c432dp-5,
                                          0x1.664f4873b55b4p-6,   -0x1.226e33d2cabe2p-7,  0x1.d6d39bc7e5dc6p-9,
                                          -0x1.7da0ee222a04cp-10, 0x1.3543386b31f62p-11,  -0x1.f478d67b57935p-13,
                                          0x1.91c7f8a20d856p-14,  -0x1.392efbd7cd873p-15, 0x1.c1a41fc11f8ebp-17,
                                          -0x1.0d67d39703c24p-18, 0x1.ca0debb32846dp-21,  -0x1.8daaab1d21cfbp-24};
    static constexpr double tanh_middle = 0x1.d70a3d70a3d71p-1;
    static constexpr double tanh_highest = 20;
};

}  // namespace ramp::inline RAMP_ABI::detail
