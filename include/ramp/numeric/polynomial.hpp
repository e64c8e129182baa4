// Polynomials.
#pragma once

#include <ramp/vocabulary.hpp>

#include <array>
#include <bit>
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

/// The polynomial of A's coefficients from First on, of which there are Count, where power[k] is t to the power of 2^k.
template <auto const& A, std::size_t First, std::size_t Count, value V, std::size_t N>
RAMP_INLINE V estrin(std::array<V, N> const& power) {
    if constexpr (Count == 1) {
        return V(coefficient<A, First>);
    } else {
        constexpr std::size_t low = std::bit_floor(Count - 1);
        constexpr std::size_t k = std::bit_width(low) - 1;  // a constant, so that no function of the library is called
        return fma(estrin<A, First + low, Count - low>(power), power[k], estrin<A, First, low>(power));
    }
}

/// The same by Estrin's scheme: a few more multiplications, which do not wait for each other. It rounds a little more.
template <auto const& A, value V>
RAMP_INLINE V parallel_polynomial(V t) {
    std::array<V, std::bit_width(A.size() - 1)> power{t};
    for (std::size_t k = 1; k < power.size(); ++k) power[k] = rounded(power[k - 1] * power[k - 1]);
    return estrin<A, 0, A.size()>(power);
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_PRECISE_END
