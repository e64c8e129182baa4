// Times every pass of every registered activation over arrays from a few elements to beyond the caches.
//
//   elu/forward/f32/1000                     the library
//   elu/forward/f32/1000/plain               the loop that a user would write instead, by the same compiler and flags
//   elu/forward/f32/1000/Eigen               another library's, where the system has it
//   memcpy/f32/1000                          the limit: as many elements read and written, nothing computed
//   prelu/forward/channels_last/f32/16384    another layout of the slopes than one for all
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

#include "passes.hpp"
#include "peers.hpp"
#include "workspace.hpp"

namespace {

template <class T>
inline constexpr std::string_view type_name = sizeof(T) == 4 ? "f32" : "f64";

/// Less than a batch; small layers; within L1; then L2, L3 and the memory.
template <class T>
inline constexpr std::array<std::size_t, 9> sizes = {7, 24, 64, 256, 1000, 16 << 10, 128 << 10, 1 << 20, largest<T>};

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

    problem(std::size_t n, layout l)
        : slopes(l.channels, static_cast<T>(reference<F>::parameters().front())),
          dslope(l.channels),
          mask((n + 7) / 8),
          inner(l.inner) {
        if constexpr (ramp::parametric<F>) {
            f.slopes = slopes;
            f.inner = inner;
        }
        auto& all = workspace<T>::shared();
        a = {all.x.first(n), all.dy.first(n), all.out.first(n), {}, dslope, mask};
        if constexpr (std::is_same_v<Pass, value_and_derivative_pass>) a.second = all.second.first(n);
        if constexpr (std::is_same_v<Pass, backward_from_mask_pass>) ramp::forward(f, a.in, a.out, a.mask);
        if constexpr (std::is_same_v<Pass, backward_from_output_pass>) {
            ramp::forward(f, a.in, all.y.first(n));
            a.in = all.y.first(n);
        }
    }
};

template <class Pass, class F, class T>
void time_kernel(benchmark::State& state, std::size_t n, layout l) {
    problem<Pass, F, T> const p(n, l);
    measure<T>(state, n, Pass::in_arrays + 1, [f = p.f, a = p.a] { Pass::kernel(f, a); });
}

template <class Pass, class F, class T>
void time_plain(benchmark::State& state, std::size_t n, layout l) {
    problem<Pass, F, T> const p(n, l);
    measure<T>(state, n, Pass::in_arrays + 1, [a = p.a, slopes = std::span<T const>(p.slopes), inner = p.inner] {
        plain_loop<Pass, F>(a, slopes, inner);
    });
}

template <class T>
void time_memcpy(benchmark::State& state, std::size_t n) {
    auto& all = workspace<T>::shared();
    measure<T>(state, n, 2, [from = all.x.first(n), to = all.out.first(n)] {
        std::memcpy(to.data(), from.data(), to.size_bytes());
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
                benchmark::RegisterBenchmark(name.c_str(), time_kernel<Pass, F, T>, n, l);
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
    measure<float>(state, n, streams,
                   [run = who.prepare(n), x = all.x.first(n), dy = all.dy.first(n), out = all.out.first(n)] {
                       run(x.data(), dy.data(), out.data());
                   });
}

void add_peers() {
    for (peer const& who : peers())
        if (who.library != "ramp" && who.library != "plain loop")
            for (auto const n : sizes<float>)
                benchmark::RegisterBenchmark(path({who.pass, "f32", std::to_string(n), who.library}).c_str(), time_peer,
                                             n, who);
}

template <class T, class... F>
void add_all(ramp::type_list<F...>) {
    for (auto const n : sizes<T>)
        benchmark::RegisterBenchmark(path({"memcpy", type_name<T>, std::to_string(n)}).c_str(), time_memcpy<T>, n);
    (add_activation<F, T>(passes{}), ...);
}

}  // namespace

int main(int argc, char** argv) {
    add_all<float>(ramp::activations<float>{});
    add_all<double>(ramp::activations<double>{});
    add_peers();
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    benchmark::AddCustomContext("instruction set", ramp::default_arch::name());
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
}
