// What the compilers spell differently. Nothing else in the library asks which compiler this is.
#pragma once

#include <ramp/version.hpp>

#include <cfloat>
#include <type_traits>

// Whatever is not a template over the architecture is inlined always, at -O0 too: two translation units built for
// different CPUs and linked into one program must not share such a function.
#if defined(_MSC_VER) && !defined(__clang__)
#define RAMP_INLINE __forceinline
#define RAMP_INLINE_LAMBDA
#define RAMP_COLD __declspec(noinline)
#else
#define RAMP_INLINE inline __attribute__((always_inline))
#define RAMP_INLINE_LAMBDA __attribute__((always_inline))
#define RAMP_COLD __attribute__((noinline, cold))
#endif

// Around all code that computes: Clang takes the flags that let it fuse, reorder and replace operations in silence, but not
// inside of this. What is inlined from xsimd keeps the flags all the same; `rounded` is for that.
#if defined(__clang__) && (defined(__x86_64__) || defined(__i386__) || defined(__aarch64__))
#define RAMP_PRECISE_BEGIN \
    _Pragma("float_control(push)") _Pragma("float_control(precise, on)") _Pragma("clang fp contract(off)")
#define RAMP_PRECISE_END _Pragma("float_control(pop)")
#else
#define RAMP_PRECISE_BEGIN
#define RAMP_PRECISE_END
#endif

// Around the loops: where GCC 16 inlines them into a caller that knows its array to be short, it warns that the loop for long
// arrays, which does not run there, would overrun it.
#if defined(__GNUC__) && !defined(__clang__)
#define RAMP_LOOPS_BEGIN                                                                \
    _Pragma("GCC diagnostic push") _Pragma("GCC diagnostic ignored \"-Warray-bounds\"") \
        _Pragma("GCC diagnostic ignored \"-Wstringop-overflow\"")
#define RAMP_LOOPS_END _Pragma("GCC diagnostic pop")
#else
#define RAMP_LOOPS_BEGIN
#define RAMP_LOOPS_END
#endif

// The results would be silently wrong: NaN ignored, sums of roundings taken for zero. Clang defines none of these for the flags
// -ffast-math -fno-finite-math-only, which are harmless there.
#if defined(__FAST_MATH__) || defined(__ASSOCIATIVE_MATH__) || defined(__RECIPROCAL_MATH__) || defined(_M_FP_FAST)
#define RAMP_FAST_MATH
#elif defined(__FINITE_MATH_ONLY__)
#if __FINITE_MATH_ONLY__
#define RAMP_FAST_MATH
#endif
#endif
#if defined(RAMP_FAST_MATH)
#error \
    "ramp: -ffast-math lets the compiler ignore NaN, and undo the roundings that these functions are made of; compile the \
files that include ramp without it (append -fno-fast-math, or for Clang -fno-finite-math-only; MSVC: /fp:precise). \
-fno-math-errno and -fno-trapping-math are fine"
#endif

// The x87 unit computes in long double, and rounds when it pleases. (-1, by Clang, says that it is not known.)
#if FLT_EVAL_METHOD == 1 || FLT_EVAL_METHOD == 2
#error \
    "ramp: the compiler computes with more digits than float and double have, as the x87 unit does; compile for SSE2 \
(-msse2 -mfpmath=sse; MSVC: /arch:SSE2)"
#endif

#if defined(__cpp_exceptions) || defined(_CPPUNWIND)
#define RAMP_EXCEPTIONS true
#else
#define RAMP_EXCEPTIONS false
#endif

namespace ramp::inline RAMP_ABI::detail {

#if defined(RAMP_REPRODUCIBLE)
inline constexpr bool reproducible = true;
#else
inline constexpr bool reproducible = false;
#endif

#if defined(__GNUC__)
/// x, hidden from the optimiser: it can neither tell where x comes from, nor merge that with what follows. No instruction.
template <class Register>
RAMP_INLINE Register opaque(Register x) {
#if defined(__x86_64__) || defined(__i386__)
    asm("" : "+v"(x));
#elif defined(__aarch64__)
    asm("" : "+w"(x));
#else
    asm("" : "+m"(x));
#endif
    return x;
}
#endif

/// The product x, so that the compiler cannot fuse it with a later addition. GCC does so across statements, for scalars and
/// vectors alike, and Clang with -ffp-contract=fast whatever the pragmas say. No instruction.
template <class Register>
RAMP_INLINE constexpr Register not_contracted(Register x) {
#if defined(__clang__)
    return std::is_constant_evaluated() ? x : opaque(x);
#elif defined(__GNUC__)
#if __GNUC__ >= 12
    // For scalars only: of 512-bit vectors GCC 12 would take every element apart.
    if constexpr (std::is_floating_point_v<Register>) return __builtin_assoc_barrier(x);
#endif
    return opaque(x);
#else
    return x;
#endif
}

/// The sum or product x, so that the compiler cannot reorder it with a later one. GCC's flags for that are refused above.
template <class Register>
RAMP_INLINE constexpr Register not_reassociated(Register x) {
#if defined(__clang__)
    return std::is_constant_evaluated() ? x : opaque(x);
#else
    return x;
#endif
}

}  // namespace ramp::inline RAMP_ABI::detail
