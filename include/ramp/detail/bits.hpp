// One bit an element: element i has bit i % 8 of byte i / 8.
#pragma once

#include <ramp/simd.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace ramp::inline RAMP_ABI::detail {

/// Bit k is lane k of the condition.
template <class V>
RAMP_INLINE unsigned bits_of(typename V::batch_bool_type condition) {
    if constexpr (is_x86<V>) {
        return x86::mask_bits(condition.data);
    } else {
        std::array<element_t<V>, lanes<V>> flags;
        store(flags.data(), select(condition, V(1), V(0)), all_lanes{});
        unsigned bits = 0;
        for (std::size_t k = 0; k < lanes<V>; ++k) bits |= static_cast<unsigned>(flags[k]) << k;
        return bits;
    }
}

/// `yes` in the lanes whose bit is set.
template <class V>
RAMP_INLINE V select_by_bits(unsigned bits, V yes, V no) {
    if constexpr (is_avx512<V>) {
        using mask = decltype(V::batch_bool_type::data);
        return select(typename V::batch_bool_type(static_cast<mask>(bits)), yes, no);
    } else {
        using integer = integer_t<V>;
        std::array<element_t<integer>, lanes<V>> weights;
        for (std::size_t k = 0; k < lanes<V>; ++k) weights[k] = element_t<integer>(1) << k;
        integer const weight = integer::load_unaligned(weights.data());
        return bit_cast<V>(
            xsimd::select((integer(bits) & weight) == weight, bit_cast<integer>(yes), bit_cast<integer>(no)));
    }
}

template <class V>
RAMP_INLINE std::size_t count_of(all_lanes) {
    return lanes<V>;
}
template <class V>
RAMP_INLINE std::size_t count_of(first_lanes lane) {
    return lane.count;
}

/// The bits as an input of a loop: 1 where the bit is set, and -1 elsewhere. No byte without one of the bits is read.
struct sign_bits {
    unsigned char const* bytes;
    std::size_t first = 0;
};

RAMP_INLINE sign_bits advance(sign_bits from, std::size_t i) {
    return {from.bytes, from.first + i};
}

template <class V, class Lanes>
RAMP_INLINE V load(sign_bits from, Lanes lane) {
    unsigned char const* const byte = from.bytes + from.first / 8;
    std::size_t const shift = from.first % 8;
    std::size_t const end = shift + count_of<V>(lane);
    unsigned bits = byte[0];
    if (end > 8) bits |= static_cast<unsigned>(byte[1]) << 8;
    if (end > 16) bits |= static_cast<unsigned>(byte[2]) << 16;
    return select_by_bits(bits >> shift, V(1), V(-1));
}

/// Writes the bits of elements `first` and following, from the front to the back: later bits of the last byte become 0.
RAMP_INLINE void store_bits(unsigned char* bytes, std::size_t first, std::size_t count, unsigned bits) {
    unsigned char* const byte = bytes + first / 8;
    std::size_t const shift = first % 8;
    std::size_t const end = shift + count;
    bits <<= shift;
    if (shift > 0) bits |= byte[0] & ((1u << shift) - 1);
    byte[0] = static_cast<unsigned char>(bits);
    if (end > 8) byte[1] = static_cast<unsigned char>(bits >> 8);
    if (end > 16) byte[2] = static_cast<unsigned char>(bits >> 16);
}

}  // namespace ramp::inline RAMP_ABI::detail
