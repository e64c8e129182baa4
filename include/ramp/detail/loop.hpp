// The one loop: nothing else in the library walks an array.
#pragma once

#include <ramp/simd.hpp>

#include <array>
#include <cstddef>
#include <utility>

namespace ramp::inline RAMP_ABI::detail {

/// Walks n elements, a batch a step: step(i, lane, slot) covers the elements from i on that `lane` tells, and the last
/// step, of fewer, runs the same batch code. Steps take turns with the slots, which carry what a step keeps for later
/// ones; there are as many as steps between two tests of the loop's end.
template <class Arch, class T, class Slot, std::size_t Unroll, class Step>
RAMP_INLINE void for_each_batch(std::size_t n, std::array<Slot, Unroll>& slots, Step step) {
    constexpr std::size_t width = lanes<xsimd::batch<T, Arch>>;
    auto local = slots;  // so that the compiler keeps them in registers, and the last steps can index them
    std::size_t i = 0;
    for (; n - i >= Unroll * width; i += Unroll * width)
        [&]<std::size_t... K>(std::index_sequence<K...>) RAMP_INLINE_LAMBDA {
            (step(i + K * width, all_lanes{}, local[K]), ...);
        }(std::make_index_sequence<Unroll>{});
    slots = local;
    std::size_t slot = 0;
    for (; n - i >= width; i += width) step(i, all_lanes{}, slots[slot++]);
    if (i < n) step(i, first_lanes{n - i}, slots[slot]);
}

struct nothing {};

/// out[i] = kernel(in[i]...). Each input is a pointer or a `constant`.
template <class Arch, class T, class Kernel, class... In>
RAMP_INLINE void transform(std::size_t n, T* out, Kernel kernel, In... in) {
    using V = xsimd::batch<T, Arch>;
    std::array<nothing, 4> slots;
    for_each_batch<Arch, T>(n, slots, [=](std::size_t i, auto lane, nothing&) RAMP_INLINE_LAMBDA {
        store(out + i, kernel(load<V>(advance(in, i), lane)...), lane);
    });
}

/// Calls `work` with what is to run over the arrays: f, or the formula that f chooses by its parameters.
template <class T, class F, class Work>
RAMP_INLINE void with_formula(F const& f, Work work) {
    if constexpr (requires { f.template choose<T>(work); })
        f.template choose<T>(work);
    else
        work(f);
}

/// Visits the elements in runs that the loop can take in one go: visit(first, count) for a functor without slopes, and
/// visit(first, count, slope) with the slopes of the run, a pointer or a `constant`, for one with slopes.
template <class F, class Visit>
RAMP_INLINE void for_each_run(F const& f, std::size_t n, Visit visit) {
    if constexpr (!parametric<F>) {
        visit(std::size_t{0}, n);
    } else {
        std::size_t const count = f.slopes.size();
        std::size_t const inner = f.inner;
        auto const* const slopes = f.slopes.data();
        if (count == 1) {
            visit(std::size_t{0}, n, constant{slopes[0]});
        } else if (inner == 1) {
            for (std::size_t first = 0; first < n; first += count) visit(first, count, slopes);
        } else {
            for (std::size_t first = 0, k = 0; first < n; first += inner, k = k + 1 == count ? 0 : k + 1)
                visit(first, inner, constant{slopes[k]});
        }
    }
}

/// out[i] = kernel(in[i]..., slope of i if f has slopes).
template <class Arch, class T, class F, class Kernel, class... In>
RAMP_INLINE void apply(F const& f, std::size_t n, T* out, Kernel kernel, In const*... in) {
    for_each_run(f, n, [&](std::size_t first, std::size_t count, auto... slope) RAMP_INLINE_LAMBDA {
        transform<Arch>(count, out + first, kernel, (in + first)..., slope...);
    });
}

}  // namespace ramp::inline RAMP_ABI::detail
