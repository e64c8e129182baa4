// The numbers that logarithms are computed with. tools/coefficients.py prints them.
#pragma once

#include <ramp/simd/compiler.hpp>

#include <array>

namespace ramp::inline RAMP_ABI::detail {

template <class T>
struct logarithm_constants;

// log((1 + s) / (1 - s)) is 2 s + s z p(z) with z = s^2, where (1 + s) / (1 - s) lies between sqrt(1/2) and sqrt(2).
template <>
struct logarithm_constants<float> {
    static constexpr std::array log_p = {0x1.555556p-1f, 0x1.9999ecp-2f, 0x1.245c44p-2f, 0x1.ddced8p-3f};
    // log(1 + z) is z softplus_p(z - 1) for 0 <= z <= 1.
    static constexpr std::array softplus_p = {0x1.62e43p-1f,   -0x1.8b910cp-3f, 0x1.170e32p-4f,  -0x1.b5a17p-6f,
                                              0x1.345ac2p-7f,  -0x1.3eba1p-7f,  -0x1.1f9b78p-7f, -0x1.d6ec7p-7f,
                                              -0x1.2849acp-7f, -0x1.a04acap-9f};
};

template <>
struct logarithm_constants<double> {
    static constexpr std::array log_p = {0x1.5555555555555p-1, 0x1.9999999999a38p-2, 0x1.2492492476cccp-2,
                                         0x1.c71c72015918ep-3, 0x1.745cf9048d65p-3,  0x1.3b1c355aa3b2cp-3,
                                         0x1.0fbe95d54bd0dp-3, 0x1.0c039c59d128fp-3};
};

}  // namespace ramp::inline RAMP_ABI::detail
