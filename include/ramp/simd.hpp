// The one file that knows which xsimd this is. It gives the few operations that the library needs one spelling and one
// meaning, for scalars and for batches, from xsimd 8.1 on.
//
// They are function objects since xsimd has functions of the same names: argument-dependent lookup would make every
// unqualified call on a batch ambiguous, and an object stops that lookup.
#pragma once

#include <ramp/concepts.hpp>
#include <ramp/detail/compiler.hpp>
#include <ramp/detail/x86.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

#if XSIMD_VERSION_MAJOR < 8
#error "ramp needs xsimd 8.1 or newer"
#endif

namespace ramp::inline RAMP_ABI {

/// The instruction set that the compiler flags allow, as xsimd names it; the default of every kernel.
using default_arch = xsimd::default_arch;

namespace detail {

template <class V>
struct simd_traits {
    using arch = default_arch;
    using integer = std::conditional_t<sizeof(V) == 4, std::uint32_t, std::uint64_t>;
    static constexpr std::size_t size = 1;
};

template <class T, class Arch>
struct simd_traits<xsimd::batch<T, Arch>> {
    using arch = Arch;
    using integer = xsimd::batch<typename simd_traits<T>::integer, Arch>;
    static constexpr std::size_t size = xsimd::batch<T, Arch>::size;
};

template <class V>
inline constexpr bool is_batch = !std::is_same_v<V, element_t<V>>;

template <class V, class Ancestor>
inline constexpr bool is_batch_of = is_batch<V> && std::is_base_of_v<Ancestor, typename simd_traits<V>::arch>;
template <class V>
inline constexpr bool is_avx512 = is_batch_of<V, xsimd::avx512f>;
template <class V>
inline constexpr bool is_avx = is_batch_of<V, xsimd::avx>;
template <class V>
inline constexpr bool is_x86 = is_avx512<V> || is_avx<V> || is_batch_of<V, xsimd::sse2>;

template <class Arch>
inline constexpr bool is_fma3 = false;
template <class Arch>
inline constexpr bool is_fma3<xsimd::fma3<Arch>> = true;

/// Whether V's instruction set rounds a*b + c once.
template <class V, class Arch = typename simd_traits<V>::arch>
inline constexpr bool fused =
    !reproducible && (is_fma3<Arch> || std::is_base_of_v<xsimd::fma3<xsimd::avx2>, Arch> ||
                      std::is_base_of_v<xsimd::avx512f, Arch> || std::is_base_of_v<xsimd::neon64, Arch>);

/// a * b, rounded: never fused with an addition that follows.
template <class V>
RAMP_INLINE V product(V a, V b) {
    if constexpr (is_batch<V>)
        return V(not_contracted((a * b).data));
    else
        return not_contracted(a * b);
}

struct fma_fn {
    template <value V>
    RAMP_INLINE V operator()(V a, std::type_identity_t<V> b, std::type_identity_t<V> c) const {
        if constexpr (!fused<V>)
            return product(a, b) + c;
        else if constexpr (is_avx512<V>)
            return V(x86::fma(a.data, b.data, c.data));
        else if constexpr (is_batch<V>)
            return xsimd::fma(a, b, c);
        else
            return std::fma(a, b, c);
    }
};

struct select_fn {
    template <value T>
        requires(!is_batch<T>)
    RAMP_INLINE constexpr T operator()(bool condition, T yes, std::type_identity_t<T> no) const {
        return condition ? yes : no;
    }
    template <class T, class Arch>
    RAMP_INLINE xsimd::batch<T, Arch> operator()(xsimd::batch_bool<T, Arch> condition, xsimd::batch<T, Arch> yes,
                                                 std::type_identity_t<xsimd::batch<T, Arch>> no) const {
        return xsimd::select(condition, yes, no);
    }
};

template <class To>
struct bit_cast_fn {
    template <class From>
    RAMP_INLINE constexpr To operator()(From x) const {
        // Not std::bit_cast, which translation units for different CPUs would share where it is not inlined.
        if constexpr (!is_batch<From>) return __builtin_bit_cast(To, x);
#if XSIMD_VERSION_MAJOR < 11
        else
            return xsimd::bitwise_cast<To>(x);
#else
        else
            return xsimd::bitwise_cast<typename To::value_type>(x);
#endif
    }
};

}  // namespace detail

/// The unsigned integers that hold the bits of a V: std::uint32_t for float, a batch of them for a batch.
template <value V>
using integer_t = typename detail::simd_traits<V>::integer;

/// How many elements a V holds: 1 for a scalar.
template <value V>
inline constexpr std::size_t lanes = detail::simd_traits<V>::size;

/// select(condition, yes, no): lane by lane, `yes` where the condition holds and `no` elsewhere. Both are evaluated.
inline constexpr detail::select_fn select{};

/// fma(a, b, c): a * b + c, rounded once where the instruction set can (AVX2 with FMA, AVX-512, NEON64), twice
/// elsewhere and everywhere under RAMP_REPRODUCIBLE; scalars follow the instruction set of the default batch. Never anything
/// else, whatever the compiler's contraction setting.
inline constexpr detail::fma_fn fma{};

/// bit_cast<To>(x): the same bits as another type of the same size, as std::bit_cast; `bit_cast<integer_t<V>>(x)`.
template <class To>
inline constexpr detail::bit_cast_fn<To> bit_cast{};

namespace detail {

/// The larger of x and a bound; x itself where they are equal, as zeros of both signs are, and where x is NaN. xsimd::max
/// returns its second argument there on x86, or its first from 14 on.
template <value V>
RAMP_INLINE constexpr V at_least(V x, element_t<V> bound) {
    if constexpr (is_avx512<V>)
        return V(x86::larger(V(bound).data, x.data));
    else if constexpr (is_x86<V>)
        return XSIMD_VERSION_MAJOR < 14 ? (xsimd::max)(V(bound), x) : (xsimd::max)(x, V(bound));
    else
        return select(x < V(bound), V(bound), x);
}

/// The smaller of x and a bound; NaN where x is NaN.
template <value V>
RAMP_INLINE V at_most(V x, element_t<V> bound) {
    if constexpr (is_avx512<V>)
        return V(x86::smaller(V(bound).data, x.data));
    else if constexpr (is_batch<V>)
        return XSIMD_VERSION_MAJOR < 14 ? (xsimd::min)(V(bound), x) : (xsimd::min)(x, V(bound));
    else
        return select(bound < x, bound, x);
}

/// x where x is less than a bound, and the bound elsewhere: NaN too gives the bound.
template <value V>
RAMP_INLINE V less_or(V x, element_t<V> bound) {
    if constexpr (is_avx512<V>)
        return V(x86::smaller(x.data, V(bound).data));
    else if constexpr (is_x86<V>)
        return XSIMD_VERSION_MAJOR < 14 ? (xsimd::min)(x, V(bound)) : (xsimd::min)(V(bound), x);
    else
        return select(x < V(bound), x, V(bound));
}

/// Whether selecting by a sign bit is one instruction, so that it spares select's comparison.
template <value V>
inline constexpr bool selects_by_sign = fused<V> && is_avx<V>;

/// `yes` where x has a sign bit: where x < 0, and for some zeros and NaNs.
template <value V>
RAMP_INLINE V select_by_sign(V x, V yes, V no) {
    return xsimd::select(typename V::batch_bool_type(x.data), yes, no);
}

/// Integers shifted to the left.
template <int Bits, class V>
RAMP_INLINE V shift_left(V x) {
    if constexpr (is_avx512<V>)
        return V(x86::shift_left<Bits>(x.data, element_t<V>{}));
    else
        return x << Bits;
}

/// Which lanes of a batch a step of the loop covers: all, or the first `count` at the end of an array.
struct all_lanes {};
struct first_lanes {
    std::size_t count;
};

/// One value for every element, where a loop expects an array.
template <class T>
struct constant {
    T value;
};
template <class T>
constant(T) -> constant<T>;

template <class V, class T>
RAMP_INLINE V load(T const* from, all_lanes) {
    if constexpr (is_batch<V>)
        return V::load_unaligned(from);
    else
        return *from;
}

/// Copies `count` elements, fewer than 2 * Piece, in pieces of fixed sizes: no call, and at most one of each size.
template <std::size_t Piece, class T>
RAMP_INLINE void copy_pieces(T* to, T const* from, std::size_t count) {
    bool const whole = (count & Piece) != 0;
    if (whole) std::memcpy(to, from, Piece * sizeof(T));
    if constexpr (Piece > 1)
        copy_pieces<Piece / 2>(to + (whole ? Piece : 0), from + (whole ? Piece : 0), count & (Piece - 1));
}

/// The lanes past `count` are zero, and nothing past the array's end is read.
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

/// Whether there are stores that pass by the caches, for which the lines need not be read first.
template <class V>
inline constexpr bool can_stream = is_x86<V>;

/// Such a store, to an address that is a multiple of the batch's size.
template <class V, class T>
RAMP_INLINE void stream(T* to, V x) {
    x86::stream(to, x.data);
}

/// Where element `i` lies; a constant lies everywhere.
template <class T>
RAMP_INLINE T* advance(T* first, std::size_t i) {
    return first + i;
}
template <class T>
RAMP_INLINE constant<T> advance(constant<T> from, std::size_t) {
    return from;
}

}  // namespace detail

}  // namespace ramp::inline RAMP_ABI
