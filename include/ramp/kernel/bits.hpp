// One bit an element, which a loop reads or writes: element i has bit i % 8 of byte i / 8.
#pragma once

#include <ramp/simd/mask.hpp>

#include <cstddef>

namespace ramp::inline RAMP_ABI::detail {

/// The bits as an input of a loop, which finds 1 where a bit is set and -1 elsewhere. It reads no byte that has none of
/// the bits.
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

/// Writes the bits of `count` elements from `first` on. The calls go from the front to the back: the bits of the last
/// byte that come later become 0.
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
