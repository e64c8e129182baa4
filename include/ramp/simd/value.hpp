// The values that the library computes with, scalars and batches, and what their instruction set can do.
#pragma once

#include <ramp/simd/compiler.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <xsimd/xsimd.hpp>

#if XSIMD_VERSION_MAJOR < 8
#error "ramp needs xsimd 8.1 or newer"
#endif

namespace ramp::inline RAMP_ABI {

/// The instruction set that the compiler's flags allow, as xsimd names it. Every call uses it by default.
using default_arch = xsimd::default_arch;

namespace detail {

template <class V>
struct value_traits {
    using arch = default_arch;
    using element = V;
    using integer = std::conditional_t<sizeof(V) == 4, std::uint32_t, std::uint64_t>;
    static constexpr std::size_t size = 1;
};

template <class T, class Arch>
struct value_traits<xsimd::batch<T, Arch>> {
    using arch = Arch;
    using element = T;
    using integer = xsimd::batch<typename value_traits<T>::integer, Arch>;
    static constexpr std::size_t size = xsimd::batch<T, Arch>::size;
};

}  // namespace detail

/// The element type of a value: T of `xsimd::batch<T, Arch>`, and a scalar's own type.
template <class V>
using element_t = typename detail::value_traits<V>::element;

/// What activations compute on: float, double, or an xsimd::batch of either.
template <class V>
concept value = std::same_as<element_t<V>, float> || std::same_as<element_t<V>, double>;

namespace detail {

/// Floats, scalars or batches.
template <class V>
concept float_value = value<V> && std::same_as<element_t<V>, float>;

}  // namespace detail

/// The unsigned integers that hold the bits of a V: std::uint32_t for float, a batch of them for a batch.
template <value V>
using integer_t = typename detail::value_traits<V>::integer;

/// How many elements a V holds: 1 for a scalar.
template <value V>
inline constexpr std::size_t lanes = detail::value_traits<V>::size;

namespace detail {

template <class V>
inline constexpr bool is_batch = !std::is_same_v<V, element_t<V>>;

template <class V, class Ancestor>
inline constexpr bool is_batch_of = is_batch<V> && std::is_base_of_v<Ancestor, typename value_traits<V>::arch>;
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
template <class V, class Arch = typename value_traits<V>::arch>
inline constexpr bool fused =
    !reproducible && (is_fma3<Arch> || std::is_base_of_v<xsimd::fma3<xsimd::avx2>, Arch> ||
                      std::is_base_of_v<xsimd::avx512f, Arch> || std::is_base_of_v<xsimd::neon64, Arch>);

}  // namespace detail

}  // namespace ramp::inline RAMP_ABI
