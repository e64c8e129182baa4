// AVX-512, as x86.hpp has the other instruction sets. GCC 12 warns of uninitialised variables in the plain intrinsics for maxima,
// minima, roots and shifts, even in users' code. It does not warn in the zero-masked ones, which become the same instructions. And
// before xsimd 11 AVX-512 has no fused multiply-add.
#pragma once

#include <ramp/simd/compiler.hpp>

#include <cstddef>
#include <cstdint>

#include <xsimd/xsimd.hpp>

namespace ramp::inline RAMP_ABI::detail::x86 {

#if defined(__AVX512F__)

inline constexpr __mmask16 all16 = 0xffff;
inline constexpr __mmask8 all8 = 0xff;

RAMP_INLINE __m512 fma(__m512 a, __m512 b, __m512 c) {
    return _mm512_fmadd_ps(a, b, c);
}
RAMP_INLINE __m512d fma(__m512d a, __m512d b, __m512d c) {
    return _mm512_fmadd_pd(a, b, c);
}

RAMP_INLINE __m512 larger(__m512 a, __m512 b) {
    return _mm512_maskz_max_ps(all16, a, b);
}
RAMP_INLINE __m512d larger(__m512d a, __m512d b) {
    return _mm512_maskz_max_pd(all8, a, b);
}
RAMP_INLINE __m512 smaller(__m512 a, __m512 b) {
    return _mm512_maskz_min_ps(all16, a, b);
}
RAMP_INLINE __m512d smaller(__m512d a, __m512d b) {
    return _mm512_maskz_min_pd(all8, a, b);
}

RAMP_INLINE __m512 square_root(__m512 x) {
    return _mm512_maskz_sqrt_ps(all16, x);
}
RAMP_INLINE __m512d square_root(__m512d x) {
    return _mm512_maskz_sqrt_pd(all8, x);
}

template <int Bits>
RAMP_INLINE __m512i shift_left(__m512i x, std::uint32_t) {
    return _mm512_maskz_slli_epi32(all16, x, Bits);
}
template <int Bits>
RAMP_INLINE __m512i shift_left(__m512i x, std::uint64_t) {
    return _mm512_maskz_slli_epi64(all8, x, Bits);
}
template <int Bits>
RAMP_INLINE __m512i shift_right(__m512i x, std::uint32_t) {
    return _mm512_maskz_srli_epi32(all16, x, Bits);
}
template <int Bits>
RAMP_INLINE __m512i shift_right(__m512i x, std::uint64_t) {
    return _mm512_maskz_srli_epi64(all8, x, Bits);
}

RAMP_INLINE __mmask16 first16(std::size_t count) {
    return static_cast<__mmask16>((1u << count) - 1);
}
RAMP_INLINE __mmask8 first8(std::size_t count) {
    return static_cast<__mmask8>((1u << count) - 1);
}

RAMP_INLINE __m512 load_first(float const* from, std::size_t count, __m512) {
    return _mm512_maskz_loadu_ps(first16(count), from);
}
RAMP_INLINE __m512d load_first(double const* from, std::size_t count, __m512d) {
    return _mm512_maskz_loadu_pd(first8(count), from);
}
RAMP_INLINE void store_first(float* to, __m512 x, std::size_t count) {
    _mm512_mask_storeu_ps(to, first16(count), x);
}
RAMP_INLINE void store_first(double* to, __m512d x, std::size_t count) {
    _mm512_mask_storeu_pd(to, first8(count), x);
}

RAMP_INLINE unsigned mask_bits(__mmask16 mask) {
    return mask;
}
RAMP_INLINE unsigned mask_bits(__mmask8 mask) {
    return mask;
}

RAMP_INLINE void stream(float* to, __m512 x) {
    _mm512_stream_ps(to, x);
}
RAMP_INLINE void stream(double* to, __m512d x) {
    _mm512_stream_pd(to, x);
}

#endif

// These names are needed where there is no AVX-512, and are never called there.
template <class Register>
Register fma(Register, Register, Register);
template <int Bits, class Register, class T>
Register shift_left(Register, T);
template <int Bits, class Register, class T>
Register shift_right(Register, T);

}  // namespace ramp::inline RAMP_ABI::detail::x86
