// Conditions as bits of an integer, and back.
#pragma once

#include <ramp/simd/arithmetic.hpp>
#include <ramp/simd/memory.hpp>

#include <array>
#include <cstddef>

namespace ramp::inline RAMP_ABI::detail {

/// Bit k is lane k of the condition.
template <class V>
RAMP_INLINE unsigned bits_of(typename V::batch_bool_type condition) {
    if constexpr (is_x86<V>) {
        return x86::mask_bits(condition.data);
    } else {
        std::array<element_t<V>, lanes<V>> flags;
        store(flags.data(), xsimd::select(condition, V(1), V(0)), all_lanes{});
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
        return xsimd::select(typename V::batch_bool_type(static_cast<mask>(bits)), yes, no);
    } else {
        using integer = integer_t<V>;
        std::array<element_t<integer>, lanes<V>> weights;
        for (std::size_t k = 0; k < lanes<V>; ++k) weights[k] = element_t<integer>(1) << k;
        integer const weight = integer::load_unaligned(weights.data());
        return with_type<V>(
            xsimd::select((integer(bits) & weight) == weight, with_type<integer>(yes), with_type<integer>(no)));
    }
}

}  // namespace ramp::inline RAMP_ABI::detail
