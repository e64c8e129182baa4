// The numbers that the normal distribution is computed with. tools/coefficients.py prints them.
#pragma once

#include <ramp/simd/compiler.hpp>

#include <array>

namespace ramp::inline RAMP_ABI::detail {

// Phi(-a) e^(a^2/2) is tail(q) / (a + pole), and (Phi(-a) - a phi(a)) e^(a^2/2) is (zero + zero_rest - a) slope(q), where
// q = (a - pole) / (a + pole), for 0 <= a <= highest, beyond which the tails are 0. At a = zero + zero_rest the derivative of gelu at -a is 0.
// x + x erf_p(x^2 - 1/2) is erf(x) for |x| <= 1, and 1 - e^(x erfc_log_p(x)) for 1 <= x <= erf_highest, above which it is 1 as a float.
struct normal_of_float {
    static constexpr float highest = 14.75f;
    static constexpr float pole = 4;
    static constexpr float zero = 0x1.80ead2p-1f;
    static constexpr float zero_rest = -0x1.a03fd4p-27f;
    static constexpr std::array tail = {0x1.82b4bcp-1f,  -0x1.373e3ap-1f, 0x1.8c6d8ep-2f,  -0x1.7dffdap-3f,
                                        0x1.eed944p-5f,  -0x1.ed3e08p-8f, -0x1.cdabc6p-9f, 0x1.9b0ce2p-10f,
                                        0x1.9247eap-13f, -0x1.04ab9ap-13f};
    static constexpr std::array slope = {0x1.d94de8p-2f,   -0x1.a76314p-4f, 0x1.ef4f3ap-5f,
                                         -0x1.cc17c4p-6f,  0x1.379dp-7f,    -0x1.d6a8bcp-10f,
                                         -0x1.732c16p-13f, 0x1.8e1078p-13f, 0x1.2eb912p-16f};
    static constexpr std::array erf_p = {-0x1.1ae14ep-5f, -0x1.1fd164p-2f,  0x1.45436ap-4f, -0x1.2b8df4p-6f,
                                         0x1.c82706p-9f,  -0x1.28701ep-11f, 0x1.4ae4d2p-14f};
    static constexpr std::array erfc_log_p = {-0x1.20f24cp+0f, -0x1.451942p-1f, -0x1.b46cd2p-4f, 0x1.89a23ep-6f,
                                              -0x1.ed70dep-9f, 0x1.71721ep-12f, -0x1.da3faep-17f};
    static constexpr float erf_highest = 4;
};

struct normal_of_double {
    static constexpr double highest = 38.7;
    static constexpr double pole = 5;
    static constexpr double zero = 0x1.80ead197f00b4p-1;
    static constexpr double zero_rest = -0x1.13e74c58cada8p-56;
    static constexpr std::array tail = {
        0x1.89d3abe1f95aep-1,   -0x1.54ad03f27ca17p-1, 0x1.fb31653876f8ep-2,   -0x1.410ed5f875a76p-2,
        0x1.51f6329f018e2p-3,   -0x1.1b1c254c9a46bp-4, 0x1.54b4d4f4b20cp-6,    -0x1.88590eaadc3bcp-9,
        -0x1.a25037c274e43p-11, 0x1.1daf1d4c027a9p-11, -0x1.f2146a0e5da7dp-15, -0x1.a170d4e663e8dp-15,
        0x1.17dd5697f16abp-16,  0x1.0b2785c36e8ecp-18, -0x1.73b09904ad901p-19, -0x1.697863f0cc2acp-22,
        0x1.d122ac57bf07bp-22,  0x1.6b9d334aa63f9p-25, -0x1.1b59f1884b11dp-24, -0x1.41cdf457e329ep-27,
        0x1.0748e0faaf2e3p-27,  0x1.e76539168e304p-30, -0x1.4e2c1dc63199ep-33};
    static constexpr std::array slope = {
        0x1.ce451b41a3bap-2,    -0x1.6fce89f8d2b96p-4,  0x1.ef8423a0a7434p-5,   -0x1.231a8d1238483p-5,
        0x1.23c37589940e8p-6,   -0x1.e0a951946e942p-8,  0x1.2dc07799081dfp-9,   -0x1.cdee09d6a152dp-12,
        -0x1.fde2a53d3534bp-17, 0x1.54f8b6ba8647bp-15,  -0x1.34bdbfec90171p-17, -0x1.0b7670a60d4bfp-19,
        0x1.6d26f585e86p-20,    0x1.70e3b236436d8p-26,  -0x1.6b183c8386291p-23, 0x1.a668aa136b355p-27,
        0x1.7de1b41d42d44p-26,  -0x1.2c55690366098p-29, -0x1.b4c534d3586f8p-29, 0x1.f433c0f8688ebp-35,
        0x1.9b1faa42e0312p-32,  0x1.24f562dc04c32p-34};
    static constexpr std::array erf_p = {-0x1.1ae14dc34815ap-5,  -0x1.1fd16292151fdp-2,  0x1.454368017b042p-4,
                                         -0x1.2b902b7b2f224p-6,  0x1.c82aa249df4a1p-9,   -0x1.263991b81d666p-11,
                                         0x1.486638bc934b8p-14,  -0x1.429e938ba7ff4p-17, 0x1.1ad5ee09b8ae3p-20,
                                         -0x1.bf8e5af824561p-24, 0x1.428e75ed590fdp-27,  -0x1.aad6b1450439bp-31,
                                         0x1.06139866b29cbp-34,  -0x1.29e1468424abfp-38};
};

/// For a result that is to be a float.
struct normal_of_float_by_double : normal_of_double {
    static constexpr double highest = 14.75;
    static constexpr double pole = 6;
    static constexpr std::array tail = {
        0x1.8e010d2b8a0eap-1,   -0x1.66eaa7d096411p-1, 0x1.234fe3fd924c8p-1,  -0x1.a7d65772698d8p-2,
        0x1.1267d73846332p-2,   -0x1.38b069dbbd244p-3, 0x1.33e7777253484p-4,  -0x1.fba9d535d50edp-6,
        0x1.48a83d5cbca2fp-7,   -0x1.1764c67867698p-9, 0x1.13b15c086746fp-15, 0x1.7c522e4891915p-13,
        -0x1.0f87e07644534p-14, 0x1.2d2efcbb24608p-20, 0x1.c86a9b54ca2fep-18, -0x1.fc4d9a9310587p-20,
        -0x1.188e2cae723bp-21,  0x1.67ed81e06b822p-22, 0x1.98e3ae981c1acp-24};
    static constexpr std::array slope = {0x1.c6657e6853014p-2,   -0x1.4376b99ad953ap-4,  0x1.dac68526df601p-5,
                                         -0x1.3dc104a8a8bf1p-5,  0x1.807d2b6bc309bp-6,   -0x1.9fa21f574051bp-7,
                                         0x1.8a93fa2f120dep-8,   -0x1.40193cfab7b4ep-9,  0x1.a6078ae79d879p-11,
                                         -0x1.910078f253de8p-13, 0x1.36a76bcb481a4p-16,  0x1.129112efd406fp-17,
                                         -0x1.1d2e21deb47cep-18, 0x1.28f62f6545c51p-21,  0x1.1a46a5f9b5d6cp-22,
                                         -0x1.64715538b8cabp-23, -0x1.9b28c9fef5541p-25, -0x1.e2a0d4b3e4d0bp-32};
};

}  // namespace ramp::inline RAMP_ABI::detail
