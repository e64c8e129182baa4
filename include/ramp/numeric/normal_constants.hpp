// The numbers that the normal distribution is computed with. tools/coefficients.py prints them.
#pragma once

#include <ramp/simd/compiler.hpp>

#include <array>

namespace ramp::inline RAMP_ABI::detail {

template <class T>
struct normal_constants;

// tail(a) = Phi(-a) e^(a^2/2) and slope(a) = (tail(a) - a / sqrt(2 pi)) / (zero + zero_rest - a) as quotients p(a) / q(a), whose
// coefficients are all positive, for 0 <= a <= highest. At a = zero + zero_rest the derivative of gelu at -a is 0. x erf_p(x^2) is erf(x)
// for |x| <= 1.
template <>
struct normal_constants<float> {
    static constexpr float highest = 14.5f;
    static constexpr std::array tail_p = {0x1p-1f, 0x1.b3132ap-2f, 0x1.62b0f2p-3f, 0x1.30e6eap-5f, 0x1.d84546p-9f};
    static constexpr std::array tail_q = {0x1p+0f,        0x1.a5cbcp+0f,  0x1.29378ep+0f,
                                          0x1.c5903cp-2f, 0x1.7e2e24p-4f, 0x1.27f1e4p-7f};
    static constexpr std::array slope_p = {0x1.54851ap-1f, 0x1.b06b5cp-1f, 0x1.f6839ap-2f,
                                           0x1.421e8ep-3f, 0x1.c6a208p-6f, 0x1.1d924ep-9f};
    static constexpr std::array slope_q = {0x1p+0f,        0x1.89161p+0f,  0x1.ff7f24p-1f,
                                           0x1.63c59ep-2f, 0x1.0c1492p-4f, 0x1.65e946p-8f};
    static constexpr std::array erf_p = {0x1.20dd74p+0f, -0x1.81273ep-2f,  0x1.ce2d1p-4f, -0x1.b7fabap-6f,
                                         0x1.54127p-8f,  -0x1.a45088p-11f, 0x1.4a569p-14f};
};

template <>
struct normal_constants<double> {
    static constexpr double highest = 38.7;
    static constexpr double zero = 0x1.80ead197f00b4p-1;
    static constexpr double zero_rest = -0x1.13e74c58cada8p-56;
    static constexpr std::array tail_p = {0x1p-1,
                                          0x1.ac5a546c779b4p-1,
                                          0x1.655740dc99108p-1,
                                          0x1.80620e888c9b3p-2,
                                          0x1.251bc8adf4eb2p-3,
                                          0x1.4acd17b92d462p-5,
                                          0x1.1915244bbb0eap-7,
                                          0x1.6748a4cc2128bp-10,
                                          0x1.52bb14f022ec7p-13,
                                          0x1.c1a4c6799aa05p-17,
                                          0x1.7ba35ff0fc879p-21,
                                          0x1.36c9bec364984p-26};
    static constexpr std::array tail_q = {0x1p+0,
                                          0x1.3c4e3f058ca6ep+1,
                                          0x1.6f0bba3f80381p+1,
                                          0x1.08d8a02c12e44p+1,
                                          0x1.091d6e3891933p+0,
                                          0x1.8490565f7942ap-2,
                                          0x1.ac656bc5c0154p-4,
                                          0x1.66dc2da1a021ep-6,
                                          0x1.c6afaca3bd0e5p-9,
                                          0x1.aa650b37635c8p-12,
                                          0x1.1a271b41d2f26p-15,
                                          0x1.dbce4f8e84925p-20,
                                          0x1.8583dc299ac87p-25};
    static constexpr std::array slope_p = {0x1.54851a5cc1ec8p-1,  0x1.5a6235fb2cba1p+0,  0x1.54c6f162b89fp+0,
                                           0x1.a661494671c17p-1,  0x1.6c37252a62e44p-2,  0x1.c9a0346f9d91ep-4,
                                           0x1.ab32fb1438e05p-6,  0x1.2882acacf42afp-8,  0x1.2c781a9b80502p-11,
                                           0x1.a89c89755c39ap-15, 0x1.7a1f6301c82bfp-19, 0x1.435d43ff4ca7fp-24};
    static constexpr std::array slope_q = {0x1p+0,
                                           0x1.2668219b2f78ep+1,
                                           0x1.3b9d6c7664b93p+1,
                                           0x1.a0f6c922a9d7p+0,
                                           0x1.79c8c0ca1be29p-1,
                                           0x1.edef202f27c66p-3,
                                           0x1.dc8e61dd822ecp-5,
                                           0x1.5437275deac07p-7,
                                           0x1.616420291ae48p-10,
                                           0x1.feb218dc95d66p-14,
                                           0x1.d06291a6898ap-18,
                                           0x1.9546ee3533c83p-23};
    static constexpr std::array erf_p = {0x1.20dd750429b6dp+0,   -0x1.812746b0379e7p-2, 0x1.ce2f21a042bdep-4,
                                         -0x1.b82ce312889bap-6,  0x1.565bcd0e6502dp-8,  -0x1.c02db3feeb579p-11,
                                         0x1.f9a326c233145p-14,  -0x1.f4d2561aeafcp-17, 0x1.b9e6509b98553p-20,
                                         -0x1.5f6d925a0b07cp-23, 0x1.fc43564981ae1p-27, -0x1.4e607b41767c9p-30,
                                         0x1.7f072187e2f91p-34,  -0x1.29b9f1b1842a2p-38};
    // For a result that is to be a float: up to 14.5, with relative errors of 2^-51.
    // Beyond 15.5 all results are 0 or 1.
    static constexpr double wide_highest = 15.5;
    static constexpr std::array wide_tail_p = {0x1p-1,
                                               0x1.6d1a41db3c869p-1,
                                               0x1.040faa961ef45p-1,
                                               0x1.d6c00e44cf496p-3,
                                               0x1.2671314f2173ap-4,
                                               0x1.064314dcf8c19p-6,
                                               0x1.4bd961f44b2b1p-9,
                                               0x1.1fbfa6fb6c509p-12,
                                               0x1.374f2795e1dabp-16,
                                               0x1.423f8c88f9553p-21};
    static constexpr std::array wide_tail_q = {0x1p+0,
                                               0x1.1cae35bcef1c9p+1,
                                               0x1.252c3b4fc6ab1p+1,
                                               0x1.70ede45d09a78p+0,
                                               0x1.3ad8def8a180bp-1,
                                               0x1.7dd5b8b2101fdp-3,
                                               0x1.4e4ea139dc096p-5,
                                               0x1.a2f59aa0b2653p-8,
                                               0x1.696da34d0f7f6p-11,
                                               0x1.862b10387f86cp-15,
                                               0x1.93e0d684d25b6p-20};
    static constexpr std::array wide_slope_p = {
        0x1.54851a5cc1ec8p-1, 0x1.2e12d65ca8821p+0, 0x1.011a05b340e4dp+0,  0x1.0e6404339cfc9p-1, 0x1.8075b24053536p-3,
        0x1.7e44203dec459p-5, 0x1.09dc7ad8bd9d1p-7, 0x1.f4012daeb405ap-11, 0x1.21a170fbf79cp-14, 0x1.3cfe5b2b0b6dbp-19};
    static constexpr std::array wide_slope_q = {0x1p+0,
                                                0x1.0518477a0c255p+1,
                                                0x1.e7b87ec50e386p+0,
                                                0x1.125ae44ca4572p+0,
                                                0x1.9ac9c3fe89043p-2,
                                                0x1.a9bb841d69fadp-4,
                                                0x1.3286927075893p-6,
                                                0x1.290d1b57fa21bp-9,
                                                0x1.61aa14990d6a1p-13,
                                                0x1.8d4ae37c68471p-18};
};

}  // namespace ramp::inline RAMP_ABI::detail
