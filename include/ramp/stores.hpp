// How the algorithms store their results.
#pragma once

#include <ramp/detail/compiler.hpp>
#include <ramp/version.hpp>

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

}  // namespace ramp::inline RAMP_ABI
