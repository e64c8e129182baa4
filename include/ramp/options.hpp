// The options that a call takes after its arrays. Options of different kinds may follow each other, in any order.
#pragma once

#include <ramp/simd/compiler.hpp>

#include <concepts>
#include <cstddef>
#include <limits>

namespace ramp::inline RAMP_ABI {

#if !defined(RAMP_STREAMING_FROM)
/// The default of stores::streaming_from, in bytes.
#define RAMP_STREAMING_FROM (std::size_t{32} << 20)
#endif

/// Whether a call stores its results past the caches. An ordinary store first reads the line that it overwrites: beyond
/// the caches that is a third of all traffic. A streaming store does not. But it leaves the result in memory only, and
/// within the caches the next reader would have found it sooner.
/// Shapes, units:   streaming_from is in bytes: a call streams if all its arrays together take as many or more. The
///                  default is RAMP_STREAMING_FROM, which may be defined before ramp is included, with the same value
///                  everywhere in a program. A call does not stream in place, nor to an address that is no multiple of
///                  the element's size, nor rows or runs of one slope of fewer than 256 elements, nor on CPUs other than
///                  x86-64
/// Special values:  stores::ordinary() never streams, stores::streaming() always
struct stores {
    /// How many bytes all arrays together have at least where a call streams.
    std::size_t streaming_from = RAMP_STREAMING_FROM;

    /// Never stream.
    RAMP_INLINE static constexpr stores ordinary() { return {(std::numeric_limits<std::size_t>::max)()}; }
    /// Stream always, where the addresses allow it.
    RAMP_INLINE static constexpr stores streaming() { return {0}; }
};

/// Whether a call overwrites the gradients of learned parameters, or adds to what is there. Adding rounds once.
enum class update { overwrite, accumulate };

/// An option, which may follow the arrays of a call. Each call says which options it takes.
template <class T>
concept option = std::same_as<T, stores> || std::same_as<T, update>;

namespace detail {

/// Whether all the options that are given are a `Known`, and there is one at most.
template <class Known, class... Given>
inline constexpr bool only_option = sizeof...(Given) <= 1 && (std::same_as<Given, Known> && ...);

/// The option of this kind that is given, or its default.
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
