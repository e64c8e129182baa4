// Times every pass of every registered activation over arrays from a few elements to beyond the caches.
//
//   elu/forward/f32/1000                     the library
//   elu/forward/f32/1000/plain               the loop that a user would write instead, by the same compiler and flags
//   elu/forward/f32/1000/Eigen               another library's, where the system has it
//   elu/forward/f32/1000/vectors             the library over arrays that lie as a std::vector's do; else they begin with a line
//   copy/f32/1000                            the limit in the caches: as many elements read and written, nothing computed
//   memcpy/f32/1000                          the limit beyond the caches
//   prelu/forward/channels_last/f32/16384    another layout of the slopes than one for all
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <benchmark/benchmark.h>

#include "copy.hpp"
#include "passes.hpp"
#include "peers.hpp"
#include "workspace.hpp"

namespace {

template <class T>
inline constexpr std::string_view type_name = sizeof(T) == 4 ? "f32" : "f64";

/// Less than a batch; small layers; within L1; then L2, L3 and the memory.
template <class T>
inline constexpr std::array<std::size_t, 9> sizes = {7, 24, 64, 256, 1000, 16 << 10, 128 << 10, 1 << 20, largest<T>};

/// Of arrays that lie as a std::vector's do: where only the caches are between the instructions and the data.
inline constexpr std::array<std::size_t, 3> vector_sizes = {64, 1000, 16 << 10};

/// The passes with one and with two arrays to read are enough to see what that costs.
template <class Pass>
inline constexpr bool is_timed_on_vectors = std::is_same_v<Pass, forward_pass> || std::is_same_v<Pass, backward_pass>;

struct layout {
    std::string_view name;
    std::size_t channels;
    std::size_t inner;

    bool divides(std::size_t n) const { return n % (channels * inner) == 0; }
};

inline constexpr layout one_slope{"", 1, 1};
inline constexpr std::array layouts = {one_slope, layout{"channels_first", 64, 64}, layout{"channels_last", 64, 1}};

template <class F>
inline constexpr std::span<layout const> layouts_of =
    std::span(layouts).first(ramp::parametric<F> ? layouts.size() : 1);

template <class T, class Call>
void measure(benchmark::State& state, std::size_t n, std::size_t streams, Call call) {
    for (auto _ : state) {
        // So that each call finds its arguments anew, as a user's call does.
        benchmark::DoNotOptimize(call);
        call();
        benchmark::ClobberMemory();
    }
    auto const elements = static_cast<std::int64_t>(n) * static_cast<std::int64_t>(state.iterations());
    state.SetItemsProcessed(elements);
    state.SetBytesProcessed(elements * static_cast<std::int64_t>(streams * sizeof(T)));
    state.counters["time/elt"] = benchmark::Counter(
        static_cast<double>(n), benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

/// An activation with its parameters, and the arrays for a pass over n elements.
template <class Pass, class F, class T>
struct problem {
    std::vector<T> slopes, dslope;
    std::vector<std::uint8_t> mask;
    std::size_t inner;
    F f{};
    arrays<T> a;

    problem(std::size_t n, layout l, place where)
        : slopes(l.channels, static_cast<T>(reference<F>::parameters().front())),
          dslope(l.channels),
          mask((n + 7) / 8),
          inner(l.inner) {
        if constexpr (ramp::parametric<F>) {
            f.slopes = slopes;
            f.inner = inner;
        }
        auto& all = workspace<T>::shared();
        a = {all.x.first(n, where), all.dy.first(n, where), all.out.first(n, where), {}, dslope, mask};
        if constexpr (std::is_same_v<Pass, value_and_derivative_pass>) a.second = all.second.first(n, where);
        if constexpr (std::is_same_v<Pass, backward_from_mask_pass>) ramp::forward(f, a.in, a.out, a.mask);
        if constexpr (std::is_same_v<Pass, backward_from_output_pass>) {
            ramp::forward(f, a.in, all.y.first(n, where));
            a.in = all.y.first(n, where);
        }
    }
};

template <class Pass, class F, class T>
void time_kernel(benchmark::State& state, std::size_t n, layout l, place where) {
    problem<Pass, F, T> const p(n, l, where);
    measure<T>(state, n, Pass::in_arrays + 1, [f = p.f, a = p.a] { Pass::kernel(f, a); });
}

template <class Pass, class F, class T>
void time_plain(benchmark::State& state, std::size_t n, layout l) {
    problem<Pass, F, T> const p(n, l, place::aligned);
    measure<T>(state, n, Pass::in_arrays + 1, [a = p.a, slopes = std::span<T const>(p.slopes), inner = p.inner] {
        plain_loop<Pass, F>(a, slopes, inner);
    });
}

template <class T>
void time_memcpy(benchmark::State& state, std::size_t n, place where) {
    auto& all = workspace<T>::shared();
    measure<T>(state, n, 2, [from = all.x.first(n, where), to = all.out.first(n, where)] {
        std::memcpy(to.data(), from.data(), to.size_bytes());
    });
}

template <class T>
void time_copy(benchmark::State& state, std::size_t n, place where) {
    auto& all = workspace<T>::shared();
    measure<T>(state, n, 2, [from = all.x.first(n, where), to = all.out.first(n, where)] {
        copy(from.data(), to.data(), to.size());
    });
}

std::string path(std::initializer_list<std::string_view> parts) {
    std::string joined;
    for (auto const part : parts)
        if (!part.empty()) joined.append(joined.empty() ? "" : "/").append(part);
    return joined;
}

template <class Pass, class F, class T>
void add_pass() {
    if constexpr (Pass::template applies<F, xsimd::batch<T>>)
        for (auto const l : layouts_of<F>)
            for (auto const n : sizes<T>) {
                if (!l.divides(n)) continue;
                auto const name = path({F::name, Pass::name, l.name, type_name<T>, std::to_string(n)});
                benchmark::RegisterBenchmark(name.c_str(), time_kernel<Pass, F, T>, n, l, place::aligned);
                if (is_timed_on_vectors<Pass> && l.channels == 1 && std::ranges::count(vector_sizes, n) != 0)
                    benchmark::RegisterBenchmark((name + "/vectors").c_str(), time_kernel<Pass, F, T>, n, l,
                                                 place::vectors);
                benchmark::RegisterBenchmark((name + "/plain").c_str(), time_plain<Pass, F, T>, n, l);
            }
}

template <class F, class T, class... Pass>
void add_activation(ramp::type_list<Pass...>) {
    (add_pass<Pass, F, T>(), ...);
}

void time_peer(benchmark::State& state, std::size_t n, peer const& who) {
    auto& all = workspace<float>::shared();
    std::size_t const streams = who.pass.ends_with("/forward") ? 2 : 3;
    // Made in the capture, where they are not const: DoNotOptimize could not take them otherwise.
    measure<float>(state, n, streams,
                   [x = all.x.first(n, place::aligned).data(), dy = all.dy.first(n, place::aligned).data(),
                    out = all.out.first(n, place::aligned).data(), run = who.prepare(n)] { run(x, dy, out); });
}

void add_peers() {
    for (peer const& who : peers())
        if (who.library != "ramp" && who.library != "plain loop")
            for (auto const n : sizes<float>)
                benchmark::RegisterBenchmark(path({who.pass, "f32", std::to_string(n), who.library}).c_str(), time_peer,
                                             n, who);
}

template <class T>
void add_limits(std::size_t n, place where, std::string_view suffix) {
    auto const add = [=](std::string_view limit, void (*time)(benchmark::State&, std::size_t, place)) {
        benchmark::RegisterBenchmark(path({limit, type_name<T>, std::to_string(n), suffix}).c_str(), time, n, where);
    };
    add("copy", time_copy<T>);
    add("memcpy", time_memcpy<T>);
}

template <class T, class... F>
void add_all(ramp::type_list<F...>) {
    for (auto const n : sizes<T>) add_limits<T>(n, place::aligned, "");
    for (auto const n : vector_sizes) add_limits<T>(n, place::vectors, "vectors");
    (add_activation<F, T>(passes{}), ...);
}

}  // namespace

int main(int argc, char** argv) {
    add_all<float>(ramp::activations<float>{});
#if !defined(RAMP_BENCH_BRIEFLY)
    add_all<double>(ramp::activations<double>{});
#endif
    add_peers();
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    benchmark::AddCustomContext("instruction set", ramp::default_arch::name());
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
}
