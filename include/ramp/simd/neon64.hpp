// NEON64, where what xsimd has will not do.
#pragma once

#include <ramp/simd/compiler.hpp>

#include <xsimd/xsimd.hpp>

namespace ramp::inline RAMP_ABI::detail::neon64 {

#if defined(__aarch64__) || defined(_M_ARM64)

RAMP_INLINE float32x4_t square_root(float32x4_t x) {
    return vsqrtq_f32(x);
}
RAMP_INLINE float64x2_t square_root(float64x2_t x) {
    return vsqrtq_f64(x);
}

#else

// The name is needed elsewhere, too, and is never called there.
template <class Register>
Register square_root(Register);

#endif

}  // namespace ramp::inline RAMP_ABI::detail::neon64
