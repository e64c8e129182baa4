// x86-64, where xsimd has no spelling that all its versions share (parts of vectors, streaming stores, mask bits), or
// one that will not do.
#pragma once

#include <ramp/simd/avx512.hpp>
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

// These names are needed where an instruction set lacks the functions, and are never called there.
template <class Register>
Register larger(Register, Register);
template <class Register>
Register smaller(Register, Register);
template <class Register>
Register square_root(Register);
template <class T, class Register>
Register load_first(T const*, std::size_t, Register);
template <class T, class Register>
void store_first(T*, Register, std::size_t);
template <class T, class Register>
void stream(T*, Register);
template <class Register>
unsigned mask_bits(Register);

}  // namespace ramp::inline RAMP_ABI::detail::x86
