// Polynomials.
#pragma once

#include <ramp/vocabulary.hpp>

#include <array>
#include <cstddef>
#include <utility>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// A coefficient. GCC 12 reads an element of an array from memory again and again, but not such a constant.
template <auto const& A, std::size_t K>
inline constexpr auto coefficient = A[K];

template <auto const& A, value V, std::size_t... K>
RAMP_INLINE V horner(V t, element_t<V> c, std::index_sequence<K...>) {
    V sum(c * coefficient<A, sizeof...(K)>);
    ((sum = fma(sum, t, V(c * coefficient<A, sizeof...(K) - 1 - K>))), ...);
    return sum;
}

/// c (a[0] + a[1] t + a[2] t^2 + ...) by Horner's scheme. Every c a[i] must be a number of the type itself, as it is where c is
/// a power of two.
template <auto const& A, value V>
RAMP_INLINE V polynomial(V t, element_t<V> c = 1) {
    return horner<A>(t, c, std::make_index_sequence<A.size() - 1>());
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_PRECISE_END
