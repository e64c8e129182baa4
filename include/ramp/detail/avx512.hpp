// AVX-512 where xsimd's own spelling will not do: GCC 12 warns of uninitialised variables in its plain intrinsics for
// maxima, minima and shifts, in user code too, but not in the zero-masked ones, which become the same instructions; and
// before xsimd 11 a fused multiply-add is none.
#pragma once

#include <ramp/detail/compiler.hpp>

#include <cstdint>

#include <xsimd/xsimd.hpp>

namespace ramp::inline RAMP_ABI::detail::avx512 {

#if defined(__AVX512F__)

inline constexpr __mmask16 all16 = 0xffff;
inline constexpr __mmask8 all8 = 0xff;

RAMP_INLINE __m512 fma(__m512 a, __m512 b, __m512 c) {
    return _mm512_fmadd_ps(a, b, c);
}
RAMP_INLINE __m512d fma(__m512d a, __m512d b, __m512d c) {
    return _mm512_fmadd_pd(a, b, c);
}

// These return b where a or b is NaN.
RAMP_INLINE __m512 max(__m512 a, __m512 b) {
    return _mm512_maskz_max_ps(all16, a, b);
}
RAMP_INLINE __m512d max(__m512d a, __m512d b) {
    return _mm512_maskz_max_pd(all8, a, b);
}
RAMP_INLINE __m512 min(__m512 a, __m512 b) {
    return _mm512_maskz_min_ps(all16, a, b);
}
RAMP_INLINE __m512d min(__m512d a, __m512d b) {
    return _mm512_maskz_min_pd(all8, a, b);
}

template <int Bits>
RAMP_INLINE __m512i shift_left(__m512i x, std::uint32_t) {
    return _mm512_maskz_slli_epi32(all16, x, Bits);
}
template <int Bits>
RAMP_INLINE __m512i shift_left(__m512i x, std::uint64_t) {
    return _mm512_maskz_slli_epi64(all8, x, Bits);
}

#else

// Named, but never called, where there is no AVX-512.
template <class Register>
Register fma(Register, Register, Register);
template <class Register>
Register max(Register, Register);
template <class Register>
Register min(Register, Register);
template <int Bits, class Register, class T>
Register shift_left(Register, T);

#endif

}  // namespace ramp::inline RAMP_ABI::detail::avx512
