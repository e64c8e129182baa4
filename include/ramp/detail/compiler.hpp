// What the compilers spell differently. Nothing else in the library asks which compiler this is.
#pragma once

#include <ramp/version.hpp>

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

namespace ramp::inline RAMP_ABI::detail {

#if defined(__cpp_exceptions) || defined(_CPPUNWIND)
inline constexpr bool exceptions_enabled = true;
#else
inline constexpr bool exceptions_enabled = false;
#endif

#if defined(RAMP_REPRODUCIBLE)
inline constexpr bool reproducible = true;
#else
inline constexpr bool reproducible = false;
#endif

/// Hides from the compiler that `x` is a product, so that it cannot fuse it with a later addition (GCC does so across
/// statements, for scalars and vectors alike; Clang only within an expression, which a call ends).
template <class Register>
RAMP_INLINE constexpr Register not_contracted(Register x) {
#if defined(__clang__)
    return x;
#elif defined(__GNUC__) && __GNUC__ >= 12
    return __builtin_assoc_barrier(x);
#elif defined(__GNUC__) && (defined(__x86_64__) || defined(__i386__))
    asm("" : "+x"(x));
    return x;
#elif defined(__GNUC__) && defined(__aarch64__)
    asm("" : "+w"(x));
    return x;
#else
    return x;
#endif
}

}  // namespace ramp::inline RAMP_ABI::detail
