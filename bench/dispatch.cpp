// What it costs to choose kernels when the program runs: each call beside the same one that was compiled for this CPU. Prints Markdown:
// nanoseconds a call for short arrays, and for longer ones multiples of the time without dispatch.
#include <ramp/dispatch.hpp>

#include <array>
#include <cstddef>
#include <cstdio>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "dispatch_calls.hpp"
#include "turns.hpp"

namespace {

/// The fewest nanoseconds that each takes.
std::array<double, 2> fewest_of(timed_call const& native, timed_call const& dispatched, std::size_t n) {
    std::vector<float> x(n), out(n);
    std::vector<float> const dy(n, 0.5f);
    for (std::size_t i = 0; i < n; ++i) x[i] = static_cast<float>(i * 7 % 100) / 25 - 2;
    auto const with_arrays = [&](timed_call const& one) { return [&](std::size_t) { one.run(x, dy, out); }; };
    return fewest(call(with_arrays(native)), call(with_arrays(dispatched)), n);
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
            auto const [without, with] = fewest_of(native[i], dispatched[i], n);
            std::printf(" %.0f instead of %.0f ns |", with, without);
        }
        for (std::size_t const n : std::initializer_list<std::size_t>{256, 1024, 16384}) {
            auto const [without, with] = fewest_of(native[i], dispatched[i], n);
            std::printf(" %.2f |", with / without);
        }
        std::printf("\n");
    }
}
