// x86-64, where xsimd has no spelling that all its versions share (parts of vectors, streaming stores, mask bits), or
// one that will not do. GCC 12 warns of uninitialised variables in the plain AVX-512 intrinsics for maxima, minima,
// roots and shifts, even in users' code. It does not warn in the zero-masked ones, which become the same instructions.
// And before xsimd 11 AVX-512 has no fused multiply-add.
#pragma once

#include <ramp/simd/compiler.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

#include <xsimd/xsimd.hpp>

namespace ramp::inline RAMP_ABI::detail::x86 {

#if defined(__SSE2__) || defined(_M_X64) || (defined(_M_IX86_FP) && _M_IX86_FP >= 2)

RAMP_INLINE unsigned mask_bits(__m128 mask) {
    return static_cast<unsigned>(_mm_movemask_ps(mask));
}
RAMP_INLINE unsigned mask_bits(__m128d mask) {
    return static_cast<unsigned>(_mm_movemask_pd(mask));
}

// These return b where a or b is NaN, and where the two are equal.
RAMP_INLINE __m128 larger(__m128 a, __m128 b) {
    return _mm_max_ps(a, b);
}
RAMP_INLINE __m128d larger(__m128d a, __m128d b) {
    return _mm_max_pd(a, b);
}
RAMP_INLINE __m128 smaller(__m128 a, __m128 b) {
    return _mm_min_ps(a, b);
}
RAMP_INLINE __m128d smaller(__m128d a, __m128d b) {
    return _mm_min_pd(a, b);
}

// These load the first `count` lanes, 1 or more but not all. The others are zero, and nothing past the first ones is
// read.
RAMP_INLINE __m128 load_first(float const* from, std::size_t count, __m128) {
    __m128 const last = _mm_load_ss(from + (count - 1));
    if (count == 1) return last;
    __m128 const two = _mm_loadl_pi(_mm_setzero_ps(), reinterpret_cast<__m64 const*>(from));
    return count == 2 ? two : _mm_movelh_ps(two, last);
}
RAMP_INLINE __m128d load_first(double const* from, std::size_t, __m128d) {
    return _mm_load_sd(from);
}

// These store pieces of the register: a buffer would have to be written before it could be read.
RAMP_INLINE void store_first(float* to, __m128 x, std::size_t count) {
    if ((count & 2) != 0) {
        _mm_storel_pi(reinterpret_cast<__m64*>(to), x);
        to += 2;
        x = _mm_movehl_ps(x, x);
    }
    if ((count & 1) != 0) _mm_store_ss(to, x);
}
RAMP_INLINE void store_first(double* to, __m128d x, std::size_t count) {
    if ((count & 1) != 0) _mm_store_sd(to, x);
}

RAMP_INLINE void stream(float* to, __m128 x) {
    _mm_stream_ps(to, x);
}
RAMP_INLINE void stream(double* to, __m128d x) {
    _mm_stream_pd(to, x);
}

/// Makes streaming stores visible before whatever is stored later.
RAMP_INLINE void stream_fence() {
    _mm_sfence();
}

#else

RAMP_INLINE void stream_fence() {}

#endif

#if defined(__AVX__)

RAMP_INLINE __m256 larger(__m256 a, __m256 b) {
    return _mm256_max_ps(a, b);
}
RAMP_INLINE __m256d larger(__m256d a, __m256d b) {
    return _mm256_max_pd(a, b);
}
RAMP_INLINE __m256 smaller(__m256 a, __m256 b) {
    return _mm256_min_ps(a, b);
}
RAMP_INLINE __m256d smaller(__m256d a, __m256d b) {
    return _mm256_min_pd(a, b);
}

/// A mask with all ones in the first lanes. It is read from `ones`, at a distance from the middle.
RAMP_INLINE __m256i first_lanes_mask(std::size_t bytes) {
    static constexpr std::array<std::int64_t, 8> ones = {-1, -1, -1, -1, 0, 0, 0, 0};
    auto const* const middle = reinterpret_cast<char const*>(ones.data() + 4);
    return _mm256_loadu_si256(reinterpret_cast<__m256i const*>(middle - bytes));
}

RAMP_INLINE __m256 load_first(float const* from, std::size_t count, __m256) {
    return _mm256_maskload_ps(from, first_lanes_mask(count * sizeof(float)));
}
RAMP_INLINE __m256d load_first(double const* from, std::size_t count, __m256d) {
    return _mm256_maskload_pd(from, first_lanes_mask(count * sizeof(double)));
}

// AVX has masked stores, but on AMD's CPUs they take longer than the pieces.
RAMP_INLINE void store_first(float* to, __m256 x, std::size_t count) {
    __m128 part = _mm256_castps256_ps128(x);
    if ((count & 4) != 0) {
        _mm_storeu_ps(to, part);
        to += 4;
        part = _mm256_extractf128_ps(x, 1);
    }
    store_first(to, part, count);
}
RAMP_INLINE void store_first(double* to, __m256d x, std::size_t count) {
    __m128d part = _mm256_castpd256_pd128(x);
    if ((count & 2) != 0) {
        _mm_storeu_pd(to, part);
        to += 2;
        part = _mm256_extractf128_pd(x, 1);
    }
    store_first(to, part, count);
}

RAMP_INLINE unsigned mask_bits(__m256 mask) {
    return static_cast<unsigned>(_mm256_movemask_ps(mask));
}
RAMP_INLINE unsigned mask_bits(__m256d mask) {
    return static_cast<unsigned>(_mm256_movemask_pd(mask));
}

RAMP_INLINE void stream(float* to, __m256 x) {
    _mm256_stream_ps(to, x);
}
RAMP_INLINE void stream(double* to, __m256d x) {
    _mm256_stream_pd(to, x);
}

#endif

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

// These names are needed where an instruction set lacks the functions, and are never called there.
template <class Register>
Register fma(Register, Register, Register);
template <class Register>
Register larger(Register, Register);
template <class Register>
Register smaller(Register, Register);
template <class Register>
Register square_root(Register);
template <int Bits, class Register, class T>
Register shift_left(Register, T);
template <int Bits, class Register, class T>
Register shift_right(Register, T);
template <class T, class Register>
Register load_first(T const*, std::size_t, Register);
template <class T, class Register>
void store_first(T*, Register, std::size_t);
template <class T, class Register>
void stream(T*, Register);
template <class Register>
unsigned mask_bits(Register);

}  // namespace ramp::inline RAMP_ABI::detail::x86
