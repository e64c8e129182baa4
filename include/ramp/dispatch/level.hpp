// Which level the calls of ramp::dispatch use.
#pragma once

#include <ramp/simd/level.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace ramp::inline RAMP_ABI {

namespace detail {

/// What the levels are called. Where there are no levels, the only one has no better name.
#if defined(RAMP_LEVELS)
inline constexpr std::array<std::string_view, 3> level_names{"x86-64", "x86-64-v3", "x86-64-v4"};
#else
inline constexpr std::array<std::string_view, 1> level_names{"baseline"};
#endif

/// The level that the environment asks for, or the highest.
template <class Build = allowed>
RAMP_COLD level level_of_environment() {
    RAMP_WITHOUT_BEGIN("-Wdeprecated-declarations")  // MSVC's C library would rather have another function
    char const* const wanted = std::getenv("RAMP_ARCH");
    RAMP_WITHOUT_END
    if (wanted != nullptr) {
        for (std::size_t i = 0; i < level_names.size(); ++i)
            if (level_names[i] == wanted) return static_cast<level>(i);
        std::fprintf(stderr, "ramp: RAMP_ARCH=%s is unknown, and ignored; it may be %s", wanted, level_names[0].data());
        for (std::size_t i = 1; i < level_names.size(); ++i) std::fprintf(stderr, ", %s", level_names[i].data());
        std::fprintf(stderr, "\n");
    }
    return static_cast<level>(level_names.size() - 1);
}

/// The level, or -1 before it is known. Threads that find it unknown at the same time find the same.
inline constinit std::atomic<int> level_in_use{-1};

template <class Build = allowed>
RAMP_COLD level find_level() {
    level const cpu = level_of_cpu(), wanted = level_of_environment();
    level const found = wanted < cpu ? wanted : cpu;
    level_in_use.store(static_cast<int>(found), std::memory_order_relaxed);
    return found;
}

RAMP_INLINE level chosen_level() {
    int const known = level_in_use.load(std::memory_order_relaxed);
    return known >= 0 ? static_cast<level>(known) : find_level();
}

// RAMP_DISPATCH says that the program is linked with the kernels of all levels up to that one: 1, 3 or 4. The build defines it.
#if defined(RAMP_DISPATCH)
inline constexpr int highest_level = RAMP_DISPATCH;
#else
inline constexpr int highest_level = 0;
#endif

/// Whether the kernels of all calls are those of this translation unit.
inline constexpr bool has_own_kernels_only = highest_level == 0;

/// The level whose kernels serve.
RAMP_INLINE level serving_level() {
    if constexpr (has_own_kernels_only) return level_here;
    constexpr level highest = highest_level >= 4   ? level::x86_64_v4
                              : highest_level >= 3 ? level::x86_64_v3
                                                   : level::baseline;
    level const chosen = chosen_level();
    return chosen < highest ? chosen : highest;
}

}  // namespace detail

namespace dispatch {

/// What the kernels that ramp::dispatch uses are compiled for: "x86-64-v4", "x86-64-v3" or "x86-64", and "baseline" on other
/// architectures. The environment variable RAMP_ARCH, if it is set to one of these names when the program asks for the first time,
/// allows no more than that.
RAMP_INLINE std::string_view arch() {
    return detail::level_names[static_cast<std::size_t>(detail::serving_level())];
}

}  // namespace dispatch

}  // namespace ramp::inline RAMP_ABI
