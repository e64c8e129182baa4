// What a loop writes to: one array, or an array and something beside it. Each kind of output has
//   advance(out, i)            the place of element i
//   store(out, result, lane)   writes what the kernel returns for this kind of output
//   values_of(out)             the array whose alignment counts
// and, if it can be streamed,
//   stream(out, result)        the same as store, past the caches
#pragma once

#include <ramp/concepts.hpp>
#include <ramp/kernel/bits.hpp>
#include <ramp/rows.hpp>

#include <cstddef>

namespace ramp::inline RAMP_ABI::detail {

template <class T>
RAMP_INLINE T* values_of(T* out) {
    return out;
}

/// Two arrays, for a kernel that returns two_values or value_with_derivative.
template <class First, class Second>
struct two_arrays {
    First first;
    Second second;
};
template <class First, class Second>
two_arrays(First, Second) -> two_arrays<First, Second>;

template <class V>
struct two_values {
    V first;
    V second;
};

template <class T>
RAMP_INLINE two_arrays<T*, T*> advance(two_arrays<T*, T*> out, std::size_t i) {
    return {out.first + i, out.second + i};
}
template <class T, class V, class Lane>
RAMP_INLINE void store(two_arrays<T*, T*> out, two_values<V> result, Lane lane) {
    store(out.first, result.first, lane);
    store(out.second, result.second, lane);
}
template <class T, class V, class Lane>
RAMP_INLINE void store(two_arrays<T*, T*> out, value_with_derivative<V> result, Lane lane) {
    store(out, two_values<V>{result.value, result.derivative}, lane);
}

/// An array, and one bit an element beside it. Both are written from the front to the back, each element once.
template <class Place>
struct array_with_bits {
    Place value;
    unsigned char* bytes;
    std::size_t first = 0;
};
template <class Place>
array_with_bits(Place, unsigned char*) -> array_with_bits<Place>;

template <class V>
struct value_with_bits {
    V value;
    typename V::batch_bool_type bits;
};

template <class T>
RAMP_INLINE array_with_bits<T*> advance(array_with_bits<T*> out, std::size_t i) {
    return {out.value + i, out.bytes, out.first + i};
}
template <class T, class V, class Lane>
RAMP_INLINE void store(array_with_bits<T*> out, value_with_bits<V> result, Lane lane) {
    store(out.value, result.value, lane);
    store_bits(out.bytes, out.first, count_of<V>(lane), bits_of<V>(result.bits));
}
template <class T, class V>
RAMP_INLINE void stream(array_with_bits<T*> out, value_with_bits<V> result) {
    stream(out.value, result.value);
    store_bits(out.bytes, out.first, lanes<V>, bits_of<V>(result.bits));
}
template <class T>
RAMP_INLINE T* values_of(rows<T> out) {
    return out.data();
}
template <class Place>
RAMP_INLINE auto values_of(array_with_bits<Place> out) {
    return values_of(out.value);
}

/// Whether an element may be written twice, with the same result both times.
template <class Out>
inline constexpr bool can_rewrite = true;
template <class Place>
inline constexpr bool can_rewrite<array_with_bits<Place>> = false;

/// Whether streaming pays. For two arrays it does not: by halves of lines it was slower than ordinary stores when it was measured, as it
/// was by way of buffers. By whole lines relu gained a quarter, but elu took twice the time where both arrays have the same place in
/// their pages, which large ones mostly have.
template <class Out>
inline constexpr bool is_streamable = true;
template <class First, class Second>
inline constexpr bool is_streamable<two_arrays<First, Second>> = false;

template <class In, class Out>
RAMP_INLINE bool is_same_place(In in, Out out) {
    return values_of(in) == values_of(out);
}
template <class Out>
RAMP_INLINE bool is_same_place(sign_bits, Out) {
    return false;
}

/// How many bytes an input or output moves for an element. Bits do not count.
template <class Place>
inline constexpr std::size_t traffic = 0;
template <class T>
inline constexpr std::size_t traffic<T*> = sizeof(T);
template <class T>
inline constexpr std::size_t traffic<rows<T>> = sizeof(T);
template <class Place>
inline constexpr std::size_t traffic<array_with_bits<Place>> = traffic<Place>;

}  // namespace ramp::inline RAMP_ABI::detail
