// The one loop: nothing else in the library walks an array.
#pragma once

#include <ramp/detail/layout.hpp>
#include <ramp/detail/outputs.hpp>
#include <ramp/simd.hpp>
#include <ramp/stores.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

RAMP_LOOPS_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// Walks the full batches of n elements: step(i, all_lanes, cell) covers those from i on. Steps take turns with the cells,
/// which carry what a step keeps for later ones; there are as many as steps between two tests of the loop's end. Returns how
/// many elements that were, and leaves `cell` at the next cell.
template <class Arch, class T, class Cell, std::size_t Unroll, class Step>
RAMP_INLINE std::size_t for_each_full_batch(std::size_t n, std::array<Cell, Unroll>& cells, std::size_t& cell,
                                            Step step) {
    constexpr std::size_t width = lanes<xsimd::batch<T, Arch>>;
    auto local = cells;  // so that the compiler keeps them in registers, and the last steps can index them
    std::size_t i = 0;
    for (; n - i >= Unroll * width; i += Unroll * width)
        [&]<std::size_t... K>(std::index_sequence<K...>) RAMP_INLINE_LAMBDA {
            (step(i + K * width, all_lanes{}, local[K]), ...);
        }(std::make_index_sequence<Unroll>{});
    cells = local;
    for (cell = 0; cell < Unroll - 1 && n - i >= width; ++cell, i += width) step(i, all_lanes{}, cells[cell]);
    return i;
}

/// Walks n elements, a batch a step; the last step, of fewer, runs the same batch code.
template <class Arch, class T, class Cell, std::size_t Unroll, class Step>
RAMP_INLINE void for_each_batch(std::size_t n, std::array<Cell, Unroll>& cells, Step step) {
    std::size_t cell = 0;
    std::size_t const i = for_each_full_batch<Arch, T>(n, cells, cell, step);
    if (i < n) step(i, first_lanes{n - i}, cells[cell]);
}

struct nothing {};

/// out[i] = kernel(in[i]...). Each input is a pointer, bits or a `constant`.
template <class Arch, class T, class Out, class Kernel, class... In>
RAMP_INLINE void transform(std::size_t n, Out out, Kernel kernel, In... in) {
    using V = xsimd::batch<T, Arch>;
    constexpr std::size_t width = lanes<V>;
    std::array<nothing, 4> cells;
    auto const step = [=](std::size_t i, auto lane, nothing&) RAMP_INLINE_LAMBDA {
        store(advance(out, i), kernel(load<V>(advance(in, i), lane)...), lane);
    };
    if constexpr (!can_rewrite<Out>) return for_each_batch<Arch, T>(n, cells, step);
    if (n < width) {
        if (n > 0) step(0, first_lanes{n}, cells[0]);
        return;
    }
    // The last batch may overlap the one before. It is computed first: in place, its input would be gone later.
    std::size_t const last = n - width;
    auto const end = kernel(load<V>(advance(in, last), all_lanes{})...);
    std::size_t cell;
    for_each_full_batch<Arch, T>((n - 1) / width * width, cells, cell, step);
    store(advance(out, last), end, all_lanes{});
}

/// The same by streaming stores, from the first multiple of a batch's size on.
template <class Arch, class T, class Out, class Kernel, class... In>
RAMP_INLINE void transform_streaming(std::size_t n, Out out, Kernel kernel, In... in) {
    using V = xsimd::batch<T, Arch>;
    constexpr std::size_t size = lanes<V> * sizeof(T);
    std::size_t const before = (size - reinterpret_cast<std::uintptr_t>(array(out)) % size) % size / sizeof(T);
    std::size_t const head = before < n ? before : n;
    auto const part = [=](std::size_t i, std::size_t count) RAMP_INLINE_LAMBDA {
        first_lanes const lane{count};
        store(advance(out, i), kernel(load<V>(advance(in, i), lane)...), lane);
    };
    if (head > 0) part(0, head);
    std::array<nothing, 1> cells;  // the memory is the limit
    std::size_t cell;
    std::size_t const end =
        head +
        for_each_full_batch<Arch, T>(n - head, cells, cell, [=](std::size_t i, auto lane, nothing&) RAMP_INLINE_LAMBDA {
            stream(advance(out, head + i), kernel(load<V>(advance(in, head + i), lane)...));
        });
    if (end < n) part(end, n - end);
}

/// Runs of fewer elements are not worth finding a place to stream to.
inline constexpr std::size_t shortest_stream = 256;

template <class T>
RAMP_INLINE bool is_aligned(T const* address) {
    return reinterpret_cast<std::uintptr_t>(address) % sizeof(T) == 0;
}

/// Whether an algorithm over n elements is to stream. Not to an address that is no multiple of an element's size: no element
/// of it begins at a multiple of a batch's.
template <class Out, class... In>
RAMP_INLINE bool is_streaming(stores how, std::size_t n, Out out, In... in) {
    constexpr std::size_t bytes = traffic<Out> + (traffic<In> + ...);
    std::size_t const from = how.streaming_from;
    bool const in_place = (is_same_place(in, out) || ...);
    return n >= shortest_stream && !in_place && is_aligned(array(out)) &&
           n >= from / bytes + (from % bytes > 0 ? 1 : 0);
}

template <class Arch, class T, class F, class Out, class Kernel, class... In>
RAMP_INLINE void apply_streaming(F const& f, std::size_t n, Out out, Kernel kernel, In... in) {
    for_each_run<Arch, !can_rewrite<Out>>(
        f, n, [&](std::size_t first, std::size_t count, auto... slope) RAMP_INLINE_LAMBDA {
            if (parametric<F> && count < shortest_stream)
                transform<Arch, T>(count, advance(out, first), kernel, advance(in, first)..., slope...);
            else
                transform_streaming<Arch, T>(count, advance(out, first), kernel, advance(in, first)..., slope...);
        });
    x86::stream_fence();
}

/// out[i] = kernel(in[i]..., slope of i if f has slopes).
template <class Arch, class T, class F, class Out, class Kernel, class... In>
RAMP_INLINE void apply(F const& f, std::size_t n, Out out, Kernel kernel, In... in) {
    for_each_run<Arch, !can_rewrite<Out>>(
        f, n, [&](std::size_t first, std::size_t count, auto... slope) RAMP_INLINE_LAMBDA {
            transform<Arch, T>(count, advance(out, first), kernel, advance(in, first)..., slope...);
        });
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_LOOPS_END
