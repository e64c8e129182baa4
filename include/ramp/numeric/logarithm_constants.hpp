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
};

template <>
struct logarithm_constants<double> {
    static constexpr std::array log_p = {0x1.5555555555555p-1, 0x1.9999999999a38p-2, 0x1.2492492476cccp-2,
                                         0x1.c71c72015918ep-3, 0x1.745cf9048d65p-3,  0x1.3b1c355aa3b2cp-3,
                                         0x1.0fbe95d54bd0dp-3, 0x1.0c039c59d128fp-3};
};

}  // namespace ramp::inline RAMP_ABI::detail
