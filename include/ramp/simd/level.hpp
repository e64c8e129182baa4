// The levels of x86-64: which one this translation unit is compiled for, and which one the CPU has. Elsewhere there is one level only.
#pragma once

#include <ramp/simd/compiler.hpp>

#include <cstdint>
#include <type_traits>

#if defined(__x86_64__) || defined(_M_X64)
#define RAMP_LEVELS
#if defined(_MSC_VER)
#include <immintrin.h>
#include <intrin.h>
#endif
#endif

namespace ramp::inline RAMP_ABI::detail {

/// A set of instructions, each of which includes the ones before. `baseline` is what every CPU of the architecture has.
enum class level { baseline, x86_64_v3, x86_64_v4 };

// The levels as types.
struct level_baseline;
struct level_v3;
struct level_v4;

/// Whether the compiler may use all instructions of these levels here. MSVC's flags for AVX2 and AVX-512 stand for the whole level.
#if defined(_MSC_VER) && !defined(__clang__)
inline constexpr bool allows_v3 = RAMP_HAS(__AVX2__);
#else
inline constexpr bool allows_v3 = RAMP_HAS(__AVX2__) && RAMP_HAS(__FMA__);
#endif
inline constexpr bool allows_v4 = RAMP_HAS(__AVX512F__) && RAMP_HAS(__AVX512CD__) && RAMP_HAS(__AVX512BW__) &&
                                  RAMP_HAS(__AVX512DQ__) && RAMP_HAS(__AVX512VL__);

/// The level that this translation unit is compiled for.
inline constexpr level level_here = allows_v4 && allows_v3 ? level::x86_64_v4
                                    : allows_v3            ? level::x86_64_v3
                                                           : level::baseline;

/// The same as a type.
using level_of_unit = std::conditional_t<level_here == level::x86_64_v4, level_v4,
                                         std::conditional_t<level_here == level::x86_64_v3, level_v3, level_baseline>>;

#if defined(RAMP_LEVELS)

struct cpu_registers {
    std::uint32_t eax = 0, ebx = 0, ecx = 0, edx = 0;

    /// Whether all these bits are set.
    template <class... Bit>
    RAMP_INLINE static constexpr bool has(std::uint32_t bits, Bit... bit) {
        return ((bits >> bit & 1u) && ...);
    }
};

/// What the CPU answers to a question. (The compilers' <cpuid.h> has macros in small letters.)
RAMP_INLINE cpu_registers cpu_answer(std::uint32_t leaf) {
    cpu_registers r;
#if defined(_MSC_VER)
    int answer[4];
    __cpuidex(answer, static_cast<int>(leaf), 0);
    r.eax = static_cast<std::uint32_t>(answer[0]);
    r.ebx = static_cast<std::uint32_t>(answer[1]);
    r.ecx = static_cast<std::uint32_t>(answer[2]);
    r.edx = static_cast<std::uint32_t>(answer[3]);
#else
    asm volatile("cpuid" : "=a"(r.eax), "=b"(r.ebx), "=c"(r.ecx), "=d"(r.edx) : "a"(leaf), "c"(0));
#endif
    return r;
}

/// The same, or nothing if the CPU does not know the question.
RAMP_INLINE cpu_registers cpu_answer_if_known(std::uint32_t leaf) {
    return cpu_answer(leaf & 0x80000000u).eax < leaf ? cpu_registers{} : cpu_answer(leaf);
}

/// Which registers the operating system saves. Only to be asked where the CPU says OSXSAVE.
RAMP_INLINE std::uint32_t saved_registers() {
#if defined(_MSC_VER)
    return static_cast<std::uint32_t>(_xgetbv(0));
#else
    std::uint32_t eax, edx;
    asm volatile("xgetbv" : "=a"(eax), "=d"(edx) : "c"(0));
    return eax;
#endif
}

/// The level of the CPU and the operating system.
template <class Build = allowed>
RAMP_COLD level level_of_cpu() {
    cpu_registers const basic = cpu_answer_if_known(1), more = cpu_answer_if_known(7),
                        extended = cpu_answer_if_known(0x80000001u);
    constexpr unsigned fma = 12, movbe = 22, osxsave = 27, avx = 28, f16c = 29;
    if (!cpu_registers::has(basic.ecx, fma, movbe, osxsave, avx, f16c)) return level::baseline;
    constexpr unsigned bmi1 = 3, avx2 = 5, bmi2 = 8, lzcnt = 5;
    if (!cpu_registers::has(more.ebx, bmi1, avx2, bmi2) || !cpu_registers::has(extended.ecx, lzcnt))
        return level::baseline;
    std::uint32_t const saved = saved_registers();
    constexpr unsigned sse_state = 1, avx_state = 2;
    if (!cpu_registers::has(saved, sse_state, avx_state)) return level::baseline;
    constexpr unsigned avx512f = 16, avx512dq = 17, avx512cd = 28, avx512bw = 30, avx512vl = 31;
    constexpr unsigned mask_state = 5, zmm_state = 6, high_zmm_state = 7;
    bool const v4 = cpu_registers::has(more.ebx, avx512f, avx512dq, avx512cd, avx512bw, avx512vl) &&
                    cpu_registers::has(saved, mask_state, zmm_state, high_zmm_state);
    return v4 ? level::x86_64_v4 : level::x86_64_v3;
}

#else

template <class Build = allowed>
RAMP_COLD level level_of_cpu() {
    return level::baseline;
}

#endif

}  // namespace ramp::inline RAMP_ABI::detail
