// Polynomials.
#pragma once

#include <ramp/vocabulary.hpp>

#include <array>
#include <cstddef>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// c (a[0] + a[1] t + a[2] t^2 + ...) by Horner's scheme. Every c a[i] must be a number of the type itself, as it is where c is
/// a power of two.
template <value V, class T, std::size_t N>
RAMP_INLINE V polynomial(V t, std::array<T, N> const& a, T c = 1) {
    V sum(c * a.back());
    for (std::size_t i = N - 1; i-- > 0;) sum = fma(sum, t, V(c * a[i]));
    return sum;
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_PRECISE_END
