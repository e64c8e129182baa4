// Conversions between registers of floats and of doubles. GCC 12 warns of uninitialised variables in the plain AVX-512 intrinsics,
// and not in the zero-masked ones.
#pragma once

#include <ramp/simd/x86.hpp>

namespace ramp::inline RAMP_ABI::detail::convert {

#if defined(__SSE2__) || defined(_M_X64) || (defined(_M_IX86_FP) && _M_IX86_FP >= 2)

struct two_128 {
    __m128d low;
    __m128d high;
};
RAMP_INLINE two_128 doubles(__m128 x) {
    return {_mm_cvtps_pd(x), _mm_cvtps_pd(_mm_movehl_ps(x, x))};
}
RAMP_INLINE __m128 floats(__m128d low, __m128d high) {
    return _mm_movelh_ps(_mm_cvtpd_ps(low), _mm_cvtpd_ps(high));
}

#endif

#if defined(__AVX__)

struct two_256 {
    __m256d low;
    __m256d high;
};
RAMP_INLINE two_256 doubles(__m256 x) {
    return {_mm256_cvtps_pd(_mm256_castps256_ps128(x)), _mm256_cvtps_pd(_mm256_extractf128_ps(x, 1))};
}
RAMP_INLINE __m256 floats(__m256d low, __m256d high) {
    return _mm256_insertf128_ps(_mm256_castps128_ps256(_mm256_cvtpd_ps(low)), _mm256_cvtpd_ps(high), 1);
}

#endif

#if defined(__AVX512F__)

struct two_512 {
    __m512d low;
    __m512d high;
};
RAMP_INLINE two_512 doubles(__m512 x) {
    __m256d const low = _mm512_maskz_extractf64x4_pd(x86::all8, _mm512_castps_pd(x), 0);
    __m256d const high = _mm512_maskz_extractf64x4_pd(x86::all8, _mm512_castps_pd(x), 1);
    return {_mm512_maskz_cvtps_pd(x86::all8, _mm256_castpd_ps(low)),
            _mm512_maskz_cvtps_pd(x86::all8, _mm256_castpd_ps(high))};
}
RAMP_INLINE __m512 floats(__m512d low, __m512d high) {
    __m512d const both = _mm512_castpd256_pd512(_mm256_castps_pd(_mm512_maskz_cvtpd_ps(x86::all8, low)));
    __m256d const second = _mm256_castps_pd(_mm512_maskz_cvtpd_ps(x86::all8, high));
    return _mm512_castpd_ps(_mm512_maskz_insertf64x4(x86::all8, both, second, 1));
}

#endif

#if defined(__aarch64__) && defined(__ARM_NEON)

struct two_neon {
    float64x2_t low;
    float64x2_t high;
};
RAMP_INLINE two_neon doubles(float32x4_t x) {
    return {vcvt_f64_f32(vget_low_f32(x)), vcvt_high_f64_f32(x)};
}
RAMP_INLINE float32x4_t floats(float64x2_t low, float64x2_t high) {
    return vcvt_high_f32_f64(vcvt_f32_f64(low), high);
}

#endif

}  // namespace ramp::inline RAMP_ABI::detail::convert
