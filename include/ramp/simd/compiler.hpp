// What the compilers spell differently. Nothing else in the library asks which compiler this is.
#pragma once

#include <ramp/version.hpp>

#include <cfloat>
#include <initializer_list>
#include <type_traits>

// What is not a template over the architecture is always inlined, at -O0 too. Otherwise two translation units that are
// built for different CPUs, and linked into one program, would share such a function. RAMP_APART is for what many functions call, and
// which is not to be repeated in each.
#if defined(_MSC_VER) && !defined(__clang__)
#define RAMP_INLINE __forceinline
#define RAMP_INLINE_LAMBDA
#define RAMP_APART __declspec(noinline)
#define RAMP_COLD RAMP_APART
#else
#define RAMP_INLINE inline __attribute__((__always_inline__))
#define RAMP_INLINE_LAMBDA __attribute__((__always_inline__))
#define RAMP_APART __attribute__((__noinline__))
#define RAMP_COLD __attribute__((__noinline__, __cold__))
#endif

// A kernel takes in all that it calls. GCC optimises what is always inlined once more for every function on the way up, which took
// more than half of the time to compile a kernel; so the parts of a kernel, which are templates over the architecture, are inlined by
// the kernel itself, in one go. RAMP_FLAT is for a kernel that is a part of a caller.
#if defined(__GNUC__) && !defined(__clang__)
#define RAMP_FLAT __attribute__((__flatten__))
#define RAMP_KERNEL __attribute__((__flatten__, __noinline__))
#define RAMP_PART inline
#define RAMP_PART_LAMBDA
#else
#define RAMP_FLAT
#define RAMP_KERNEL
#define RAMP_PART RAMP_INLINE
#define RAMP_PART_LAMBDA RAMP_INLINE_LAMBDA
#endif

// These stand around all code that computes. Clang silently takes flags that let it fuse, reorder and replace
// operations, but does not apply them between these. Code that is inlined from xsimd keeps the flags all the same, and
// `rounded` is for that.
#if defined(__clang__) && (defined(__x86_64__) || defined(__i386__) || defined(__aarch64__))
#define RAMP_PRECISE_BEGIN \
    _Pragma("float_control(push)") _Pragma("float_control(precise, on)") _Pragma("clang fp contract(off)")
#define RAMP_PRECISE_END _Pragma("float_control(pop)")
#else
#define RAMP_PRECISE_BEGIN
#define RAMP_PRECISE_END
#endif

// These stand around the loops. If GCC 16 inlines them into a caller that knows its array to be short, it warns that
// the loop for long arrays would overrun it, though that loop does not run there.
#if defined(__GNUC__) && !defined(__clang__)
#define RAMP_LOOPS_BEGIN                                                                \
    _Pragma("GCC diagnostic push") _Pragma("GCC diagnostic ignored \"-Warray-bounds\"") \
        _Pragma("GCC diagnostic ignored \"-Wstringop-overflow\"")
#define RAMP_LOOPS_END _Pragma("GCC diagnostic pop")
#else
#define RAMP_LOOPS_BEGIN
#define RAMP_LOOPS_END
#endif

// These stand around lines that do on purpose what a warning is about, for users who compile with every warning there
// is.
#if defined(__GNUC__)
#define RAMP_PRAGMA(text) _Pragma(#text)
#define RAMP_WITHOUT_BEGIN(warning) RAMP_PRAGMA(GCC diagnostic push) RAMP_PRAGMA(GCC diagnostic ignored warning)
#define RAMP_WITHOUT_END RAMP_PRAGMA(GCC diagnostic pop)
#else
#define RAMP_WITHOUT_BEGIN(warning)
#define RAMP_WITHOUT_END
#endif

// Around calls of functions that another translation unit instantiates, which Clang might warn of.
#if defined(__clang__)
#define RAMP_ELSEWHERE_BEGIN RAMP_WITHOUT_BEGIN("-Wundefined-func-template")
#define RAMP_ELSEWHERE_END RAMP_WITHOUT_END
#else
#define RAMP_ELSEWHERE_BEGIN
#define RAMP_ELSEWHERE_END
#endif

// With these flags the results would be silently wrong: the compiler ignores NaN, and takes sums of rounding errors for
// zero. Clang defines none of these macros for -ffast-math -fno-finite-math-only, flags that do no harm there.
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

// The x87 unit computes in long double, and rounds when it pleases. (Clang says -1, which means that it is not known.)
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

// Whether a macro is defined as 1, as those of the instruction sets are.
#define RAMP_TEXT(macro) #macro
#define RAMP_HAS(macro) (RAMP_TEXT(macro)[0] == '1')

RAMP_INLINE constexpr unsigned long long number_of(std::initializer_list<bool> bits) {
    unsigned long long number = 0;
    for (bool const bit : bits) number = 2 * number + (bit ? 1 : 0);
    return number;
}

/// The instructions that the compiler may use in this translation unit, as a type. Every function that is not inlined
/// has it as a template parameter. The architecture alone does not tell two translation units apart: a caller may name
/// it, as in ramp::forward<xsimd::sse2>(f, x, y), where more is allowed, and xsimd does not know all instructions.
template <unsigned long long Number>
struct instructions;
using allowed = instructions<number_of({RAMP_HAS(__SSE3__),
                                        RAMP_HAS(__SSSE3__),
                                        RAMP_HAS(__SSE4_1__),
                                        RAMP_HAS(__SSE4_2__),
                                        RAMP_HAS(__SSE4A__),
                                        RAMP_HAS(__POPCNT__),
                                        RAMP_HAS(__LZCNT__),
                                        RAMP_HAS(__BMI__),
                                        RAMP_HAS(__BMI2__),
                                        RAMP_HAS(__TBM__),
                                        RAMP_HAS(__MOVBE__),
                                        RAMP_HAS(__ADX__),
                                        RAMP_HAS(__AVX__),
                                        RAMP_HAS(__F16C__),
                                        RAMP_HAS(__FMA__),
                                        RAMP_HAS(__FMA4__),
                                        RAMP_HAS(__XOP__),
                                        RAMP_HAS(__AVX2__),
                                        RAMP_HAS(__AVX512F__),
                                        RAMP_HAS(__AVX512CD__),
                                        RAMP_HAS(__AVX512BW__),
                                        RAMP_HAS(__AVX512DQ__),
                                        RAMP_HAS(__AVX512VL__),
                                        RAMP_HAS(__AVX512IFMA__),
                                        RAMP_HAS(__AVX512VBMI__),
                                        RAMP_HAS(__AVX512VBMI2__),
                                        RAMP_HAS(__AVX512BITALG__),
                                        RAMP_HAS(__AVX512VPOPCNTDQ__),
                                        RAMP_HAS(__AVX512VNNI__),
                                        RAMP_HAS(__AVX512BF16__),
                                        RAMP_HAS(__AVX512FP16__),
                                        RAMP_HAS(__AVXVNNI__),
                                        RAMP_HAS(__GFNI__),
                                        RAMP_HAS(__APX_F__),
                                        RAMP_HAS(__ARM_FEATURE_SVE),
                                        RAMP_HAS(__ARM_FEATURE_SVE2),
                                        RAMP_HAS(__ARM_FEATURE_DOTPROD),
                                        RAMP_HAS(__ARM_FEATURE_FP16_VECTOR_ARITHMETIC)})>;

RAMP_WITHOUT_BEGIN("-Wfloat-equal")
/// Whether the two are one number: not nearly, but exactly.
template <class T>
RAMP_INLINE constexpr bool equal(T a, T b) {
    return a == b;
}
RAMP_WITHOUT_END

/// Whether + - * / may be written for the registers themselves.
#if defined(__GNUC__)
inline constexpr bool has_register_operators = true;
#else
inline constexpr bool has_register_operators = false;
#endif

/// Whether a negation stays where it is written. With -fno-signed-zeros, which -ffast-math implies, Clang moves it across what it
/// inlines from xsimd, and no macro tells of the flag.
#if defined(__clang__)
inline constexpr bool keeps_negations = false;
#else
inline constexpr bool keeps_negations = true;
#endif

#if defined(__GNUC__)
/// x, hidden from the optimiser. It no longer knows how x was computed, so it cannot merge that with what follows. This
/// costs no instruction.
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

/// The sum or product x, which the compiler cannot reorder with a later one. GCC's flags for that are refused above.
template <class Register>
RAMP_INLINE constexpr Register not_reassociated(Register x) {
#if defined(__clang__)
    return std::is_constant_evaluated() ? x : opaque(x);
#else
    return x;
#endif
}

/// The product x, which the compiler cannot fuse with a later addition. GCC fuses across statements, scalars and
/// vectors alike, and Clang does so with -ffp-contract=fast, whatever the pragmas say. This costs no instruction.
template <class Register>
RAMP_INLINE constexpr Register not_contracted(Register x) {
#if defined(__clang__)
    return not_reassociated(x);
#elif defined(__GNUC__)
#if __GNUC__ == 12 && !defined(RAMP_REPRODUCIBLE)
    // This is for scalars only: GCC 12 would take a vector of 512 bits apart, element by element. Later compilers lose the barrier
    // where they vectorise a loop over scalars, and fuse all the same; so does GCC 12 where sums of unfused products are long.
    if constexpr (std::is_floating_point_v<Register>) return __builtin_assoc_barrier(x);
#endif
    return opaque(x);
#else
    return x;
#endif
}

}  // namespace ramp::inline RAMP_ABI::detail
