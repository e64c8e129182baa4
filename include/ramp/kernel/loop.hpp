// The one loop: nothing else in the library walks an array.
#pragma once

#include <ramp/kernel/outputs.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

RAMP_LOOPS_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// Walks the full batches of n elements: step(i, all_lanes, state) computes the batch that begins at element i. The
/// loop takes `Unroll` steps a turn. Each of these has a state of its own, such as a partial sum, and is given it again
/// in the next turn. Returns how many elements it walked, and sets `next` to the index of the state for the step that
/// follows.
template <class Arch, class T, class State, std::size_t Unroll, class Step>
RAMP_PART std::size_t for_each_full_batch(std::size_t n, std::array<State, Unroll>& states, std::size_t& next,
                                          Step step) {
    constexpr std::size_t width = lanes<xsimd::batch<T, Arch>>;
    auto local = states;  // which the compiler keeps in registers; the last steps index the array itself
    std::size_t i = 0;
    for (; n - i >= Unroll * width; i += Unroll * width)
        [&]<std::size_t... K>(std::index_sequence<K...>)
            RAMP_PART_LAMBDA { (step(i + K * width, all_lanes{}, local[K]), ...); }(std::make_index_sequence<Unroll>{});
    states = local;
    for (next = 0; next < Unroll - 1 && n - i >= width; ++next, i += width) step(i, all_lanes{}, states[next]);
    return i;
}

/// Walks n elements, a batch a step. The last step may have fewer elements, and runs the same code.
template <class Arch, class T, class State, std::size_t Unroll, class Step>
RAMP_PART void for_each_batch(std::size_t n, std::array<State, Unroll>& states, Step step) {
    std::size_t next = 0;
    std::size_t const i = for_each_full_batch<Arch, T>(n, states, next, step);
    if (i < n) step(i, first_lanes{n - i}, states[next]);
}

/// Walks n elements as for_each_batch does, by a step so long that a compiler should see it no more than twice.
template <class Arch, class T, class State, std::size_t Unroll, class Step>
RAMP_PART void for_each_batch_by_long(std::size_t n, std::array<State, Unroll>& states, Step step) {
    constexpr std::size_t width = lanes<xsimd::batch<T, Arch>>;
    std::size_t i = 0;
    for (; n - i >= width; i += width) step(i, all_lanes{}, states[i / width % Unroll]);
    if (i < n) step(i, first_lanes{n - i}, states[i / width % Unroll]);
}

/// The state of steps that need none.
struct no_state {};

/// Loads the first `count` lanes, or all if there are not more.
template <class V, class Place>
RAMP_INLINE V load_at_most(Place from, std::size_t count) {
    if (count < lanes<V>) return load<V>(from, first_lanes{count});
    return load<V>(from, all_lanes{});
}

/// Computes out[i] = kernel(in[i]...), `Unroll` batches a turn. Each input is a pointer, bits or a `constant`.
template <class Arch, class T, std::size_t Unroll, class Out, class Kernel, class... In>
RAMP_PART void transform(std::size_t n, Out out, Kernel kernel, In... in) {
    using V = xsimd::batch<T, Arch>;
    constexpr std::size_t width = lanes<V>;
    std::array<no_state, Unroll> states;
    auto const step = [=](std::size_t i, auto lane, no_state&)
                          RAMP_PART_LAMBDA { store(advance(out, i), kernel(load<V>(advance(in, i), lane)...), lane); };
    if constexpr (!can_rewrite<Out>) return for_each_batch<Arch, T>(n, states, step);
    if (n == 0) return;
    if constexpr (Unroll > 1)  // a kernel so long that it runs alone is not compiled once more for short arrays
        if (n < width) return step(0, first_lanes{n}, states[0]);
    // The last batch may overlap the one before. It is computed first: in place, its input would be gone later.
    std::size_t const last = n < width ? 0 : n - width;
    auto const end = kernel(load_at_most<V>(advance(in, last), n)...);
    if (n < width) return store(out, end, first_lanes{n});
    std::size_t next;
    for_each_full_batch<Arch, T>((n - 1) / width * width, states, next, step);
    store(advance(out, last), end, all_lanes{});
}

/// How many elements lie before the first multiple of a batch's size.
template <class V>
RAMP_INLINE std::size_t elements_before_boundary(element_t<V> const* at) {
    constexpr std::size_t size = lanes<V> * sizeof(element_t<V>);
    return (size - reinterpret_cast<std::uintptr_t>(at) % size) % size / sizeof(element_t<V>);
}

/// Does the same by streaming stores, from the first multiple of a batch's size on. There are more elements than lie
/// before it.
template <class Arch, class T, class Out, class Kernel, class... In>
RAMP_PART void transform_streaming(std::size_t n, Out out, Kernel kernel, In... in) {
    using V = xsimd::batch<T, Arch>;
    std::size_t const head = elements_before_boundary<V>(values_of(out));
    auto const part = [=](std::size_t i, std::size_t count) RAMP_PART_LAMBDA {
        first_lanes const lane{count};
        store(advance(out, i), kernel(load<V>(advance(in, i), lane)...), lane);
    };
    if (head > 0) part(0, head);
    std::array<no_state, 1> states;  // one step a turn, since the memory is the limit
    std::size_t next;
    std::size_t const end =
        head +
        for_each_full_batch<Arch, T>(n - head, states, next, [=](std::size_t i, auto lane, no_state&) RAMP_PART_LAMBDA {
            stream(advance(out, head + i), kernel(load<V>(advance(in, head + i), lane)...));
        });
    if (end < n) part(end, n - end);
}

/// Does the same, for a kernel so long that a compiler should see it once: it runs where the batches at both ends are loaded, too.
template <class Arch, class T, class Out, class Kernel, class... In>
RAMP_PART void transform_streaming_by_long(std::size_t n, Out out, Kernel kernel, In... in) {
    using V = xsimd::batch<T, Arch>;
    constexpr std::size_t width = lanes<V>;
    std::size_t const head = elements_before_boundary<V>(values_of(out));
    std::size_t count = head > 0 ? head : width;
    for (std::size_t i = 0; i < n; i += count, count = n - i < width ? n - i : width) {
        auto const result = kernel(load_at_most<V>(advance(in, i), count)...);
        if (count == width)
            stream(advance(out, i), result);
        else
            store(advance(out, i), result, first_lanes{count});
    }
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_LOOPS_END
