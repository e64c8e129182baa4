// What calls take after their arrays. Options of different kinds may follow each other, in any order.
#pragma once

#include <ramp/simd/compiler.hpp>

#include <concepts>
#include <cstddef>
#include <limits>

namespace ramp::inline RAMP_ABI {

#if !defined(RAMP_STREAMING_FROM)
#define RAMP_STREAMING_FROM (std::size_t{32} << 20)
#endif

/// Whether an algorithm's stores pass by the caches. An ordinary store first reads the line that it overwrites: beyond the
/// caches that is a third of all traffic. A streaming store does not, but leaves the result in memory only, where within the
/// caches the next reader would have found it sooner.
/// Shapes, units:   streaming_from: bytes; an algorithm streams where all its arrays together take as many or more. By
///                  default RAMP_STREAMING_FROM, which may be defined before ramp is included, the same everywhere in a
///                  program. In place nothing is streamed, nor to an address that is no multiple of the element's size, nor on
///                  other CPUs than x86-64.
/// Special values:  stores::ordinary() never streams, stores::streaming() always
struct stores {
    std::size_t streaming_from = RAMP_STREAMING_FROM;

    RAMP_INLINE static constexpr stores ordinary() { return {(std::numeric_limits<std::size_t>::max)()}; }
    RAMP_INLINE static constexpr stores streaming() { return {0}; }
};

/// Whether the gradients of learned parameters are overwritten, or added to what is there already. Adding rounds once.
enum class update { overwrite, accumulate };

/// What may follow the arrays of a call. Each algorithm says which of them it takes.
template <class T>
concept option = std::same_as<T, stores> || std::same_as<T, update>;

namespace detail {

/// Whether every one of the options given is a `Known`, and there are no two of them.
template <class Known, class... Given>
inline constexpr bool only_option = sizeof...(Given) <= 1 && (std::same_as<Given, Known> && ...);

/// The one that is given of this kind, or its default.
template <class Kind>
RAMP_INLINE constexpr Kind option_of() {
    return {};
}
template <class Kind, option First, option... Rest>
RAMP_INLINE constexpr Kind option_of(First first, Rest... rest) {
    if constexpr (std::same_as<First, Kind>)
        return first;
    else
        return option_of<Kind>(rest...);
}

}  // namespace detail

}  // namespace ramp::inline RAMP_ABI
