// Two calls that are timed in turns, so that what else the machine does meets both.
#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <functional>
#include <limits>

/// How often everything is measured: with --briefly just enough to see that it works.
inline int rounds = 200;

/// A call over n elements. The compiler does not know the number, nor sees who calls.
using call = std::function<void(std::size_t)>;

inline double nanoseconds(call const& one, std::size_t n, std::size_t repetitions) {
    auto const start = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < repetitions; ++i) one(n);
    std::chrono::duration<double, std::nano> const took = std::chrono::steady_clock::now() - start;
    return took.count() / static_cast<double>(repetitions);
}

/// The fewest nanoseconds that each call takes, of many rounds in which they take turns. With --briefly n is not large.
inline std::array<double, 2> fewest(call const& first, call const& second, std::size_t n) {
    if (rounds == 1) n = std::min<std::size_t>(n, 16384);
    constexpr double never = std::numeric_limits<double>::infinity();
    std::array<double, 2> best{never, never};
    std::size_t const repetitions = std::max<std::size_t>(1, 20000 / std::max<std::size_t>(n, 20));
    int const turns = std::max(1, n < 100'000 ? rounds : rounds / 10);
    for (int turn = 0; turn < turns; ++turn) {
        best[0] = std::min(best[0], nanoseconds(first, n, repetitions));
        best[1] = std::min(best[1], nanoseconds(second, n, repetitions));
    }
    return best;
}
