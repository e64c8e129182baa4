// What it costs to choose kernels when the program runs: each call beside the same one that was compiled for this CPU. Prints Markdown:
// nanoseconds a call for short arrays, and for longer ones multiples of the time without dispatch.
#include <ramp/dispatch.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <initializer_list>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

#include "dispatch_calls.hpp"

namespace {

int rounds = 300;  // with --briefly just enough to see that it works

double nanoseconds(timed_call const& call, std::span<float const> x, std::span<float const> dy, std::span<float> out) {
    std::size_t const repetitions = std::max<std::size_t>(1, 8192 / x.size());
    auto const start = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < repetitions; ++i) call.run(x, dy, out);
    std::chrono::duration<double, std::nano> const took = std::chrono::steady_clock::now() - start;
    return took.count() / static_cast<double>(repetitions);
}

/// The fewest that each takes, of many rounds in which they take turns.
std::array<double, 2> fewest(timed_call const& native, timed_call const& dispatched, std::size_t n) {
    std::vector<float> x(n), out(n);
    std::vector<float> const dy(n, 0.5f);
    for (std::size_t i = 0; i < n; ++i) x[i] = static_cast<float>(i * 7 % 100) / 25 - 2;
    std::array<double, 2> best{std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
    for (int round = 0; round < rounds; ++round) {
        best[0] = std::min(best[0], nanoseconds(native, x, dy, out));
        best[1] = std::min(best[1], nanoseconds(dispatched, x, dy, out));
    }
    return best;
}

}  // namespace

int main(int count, char** arguments) {
    if (count > 1 && std::string_view(arguments[1]) == "--briefly") rounds = 1;
    std::string_view const level = ramp::dispatch::arch();
    std::printf("| %.*s | 8 | 30 | 256 | 1,024 | 16,384 |\n|---|---|---|---|---|---|\n", static_cast<int>(level.size()),
                level.data());
    std::vector<timed_call> const native = native_calls(), dispatched = dispatched_calls();
    for (std::size_t i = 0; i < native.size(); ++i) {
        std::printf("| %s |", native[i].name.data());
        for (std::size_t const n : std::initializer_list<std::size_t>{8, 30}) {
            auto const [without, with] = fewest(native[i], dispatched[i], n);
            std::printf(" %.0f instead of %.0f ns |", with, without);
        }
        for (std::size_t const n : std::initializer_list<std::size_t>{256, 1024, 16384}) {
            auto const [without, with] = fewest(native[i], dispatched[i], n);
            std::printf(" %.2f |", with / without);
        }
        std::printf("\n");
    }
}
