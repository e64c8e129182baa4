// Loads and stores: whole batches, the first lanes of one, and stores that pass by the caches.
#pragma once

#include <ramp/simd/value.hpp>
#include <ramp/simd/x86.hpp>

#include <array>
#include <cstddef>
#include <cstring>

namespace ramp::inline RAMP_ABI::detail {

/// Which lanes of a batch a step of the loop covers: all, or the first `count` at the end of an array.
struct all_lanes {};
struct first_lanes {
    std::size_t count;
};

/// One value for every element, for where a loop expects an array.
template <class T>
struct constant {
    T value;
};
template <class T>
constant(T) -> constant<T>;

template <class V>
RAMP_INLINE std::size_t count_of(all_lanes) {
    return lanes<V>;
}
template <class V>
RAMP_INLINE std::size_t count_of(first_lanes lane) {
    return lane.count;
}

template <class V, class T>
RAMP_INLINE V load(T const* from, all_lanes) {
    if constexpr (is_batch<V>)
        return V::load_unaligned(from);
    else
        return *from;
}

/// Copies `count` elements, fewer than 2 * Piece, in pieces of fixed sizes, at most one of each size. So it calls no
/// function.
template <std::size_t Piece, class T>
RAMP_INLINE void copy_pieces(T* to, T const* from, std::size_t count) {
    bool const whole = (count & Piece) != 0;
    if (whole) std::memcpy(to, from, Piece * sizeof(T));
    if constexpr (Piece > 1)
        copy_pieces<Piece / 2>(to + (whole ? Piece : 0), from + (whole ? Piece : 0), count & (Piece - 1));
}

/// Loads the first lanes. The others are zero, and nothing past the array's end is read.
template <class V, class T>
RAMP_INLINE V load(T const* from, first_lanes lane) {
    if constexpr (is_x86<V>) {
        return V(x86::load_first(from, lane.count, V(T(0)).data));
    } else {
        std::array<T, lanes<V>> buffer{};
        copy_pieces<lanes<V> / 2>(buffer.data(), from, lane.count);
        return load<V>(buffer.data(), all_lanes{});
    }
}

template <class V, class T, class Lanes>
RAMP_INLINE V load(constant<T> from, Lanes) {
    return V(from.value);
}

template <class V, class T>
RAMP_INLINE void store(T* to, V x, all_lanes) {
    if constexpr (is_batch<V>)
        x.store_unaligned(to);
    else
        *to = x;
}

template <class V, class T>
RAMP_INLINE void store(T* to, V x, first_lanes lane) {
    if constexpr (is_x86<V>) {
        x86::store_first(to, x.data, lane.count);
    } else {
        std::array<T, lanes<V>> buffer;
        store(buffer.data(), x, all_lanes{});
        copy_pieces<lanes<V> / 2>(to, buffer.data(), lane.count);
    }
}

/// Whether there are stores past the caches, which need not read a line before they overwrite it.
template <class V>
inline constexpr bool can_stream = is_x86<V>;

/// Stores past the caches, to an address that is a multiple of the batch's size.
template <class V, class T>
RAMP_INLINE void stream(T* to, V x) {
    x86::stream(to, x.data);
}

/// Makes streaming stores visible before whatever is stored later.
RAMP_INLINE void stream_fence() {
    x86::stream_fence();
}

/// Where element `i` lies. A constant lies everywhere.
template <class T>
RAMP_INLINE T* advance(T* first, std::size_t i) {
    return first + i;
}
template <class T>
RAMP_INLINE constant<T> advance(constant<T> from, std::size_t) {
    return from;
}

}  // namespace ramp::inline RAMP_ABI::detail
