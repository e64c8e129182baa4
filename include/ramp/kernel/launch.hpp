// Starts a pass over arrays: decides which formula of the functor, and whether the stores stream, and cuts the arrays into runs of
// one slope.
#pragma once

#include <ramp/kernel/loop.hpp>
#include <ramp/kernel/pass.hpp>
#include <ramp/kernel/runs.hpp>
#include <ramp/options.hpp>

#include <cstddef>
#include <cstdint>

RAMP_PRECISE_BEGIN
RAMP_LOOPS_BEGIN

namespace ramp::inline RAMP_ABI::detail {

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
    bool const in_place = (is_same_place(in, out) || ...);
    return n >= shortest_stream && !in_place && is_aligned(values_of(out)) &&
           n >= quotient_rounded_up(how.streaming_from, bytes);
}

/// The same as transform_runs by streaming stores, where a run is long enough for them.
template <class Arch, class T, class F, class Out, class Kernel, class... In>
RAMP_INLINE void stream_runs(F const& f, std::size_t n, Out out, Kernel kernel, In... in) {
    for_each_run<Arch, !can_rewrite<Out>>(
        f, n, [&](std::size_t first, std::size_t count, auto... slope) RAMP_INLINE_LAMBDA {
            if (parametric<F> && count < shortest_stream)
                transform<Arch, T>(count, advance(out, first), kernel, advance(in, first)..., slope...);
            else
                transform_streaming<Arch, T>(count, advance(out, first), kernel, advance(in, first)..., slope...);
        });
    stream_fence();
}

/// out[i] = kernel(in[i]..., slope of i if f has slopes).
template <class Arch, class T, class F, class Out, class Kernel, class... In>
RAMP_INLINE void transform_runs(F const& f, std::size_t n, Out out, Kernel kernel, In... in) {
    for_each_run<Arch, !can_rewrite<Out>>(
        f, n, [&](std::size_t first, std::size_t count, auto... slope) RAMP_INLINE_LAMBDA {
            transform<Arch, T>(count, advance(out, first), kernel, advance(in, first)..., slope...);
        });
}

/// Whether f has several formulas for the pass.
template <class F, class T, class Pass>
concept chooses_formula = Pass::by_formula && requires(F const& f) { f.template choose<T>([](auto const&) {}); };

/// Calls `work` with what is to run over the arrays: f, or the formula that f chooses by its parameters.
template <class Pass, class T, class F, class Work>
RAMP_INLINE void with_formula(F const& f, Work work) {
    if constexpr (chooses_formula<F, T, Pass>)
        f.template choose<T>(work);
    else
        work(f);
}

/// By streaming stores; apart, so that short arrays do not pay for its registers.
template <class Arch, class Pass, class T, class Build = allowed, class F, class Out, class... In>
void launch_streaming(F f, std::size_t n, Out out, In... in) {
    with_formula<Pass, T>(f, [&](auto const& g) RAMP_INLINE_LAMBDA {
        stream_runs<Arch, T>(g, n, out, [g](auto... v) RAMP_INLINE_LAMBDA { return Pass::at(g, v...); }, in...);
    });
}

/// out[i] = Pass::at(f, in[i]..., slope of i). The arguments arrive in registers, which short arrays notice.
template <class Arch, class Pass, class T, class Build = allowed, class F, class Out, class... In>
void launch(F f, std::size_t n, Out out, stores how, In... in) {
    if constexpr (can_stream<xsimd::batch<T, Arch>> && is_streamable<Out>)
        if (is_streaming(how, n, out, in...)) return launch_streaming<Arch, Pass, T>(f, n, out, in...);
    with_formula<Pass, T>(f, [&](auto const& g) RAMP_INLINE_LAMBDA {
        transform_runs<Arch, T>(g, n, out, [g](auto... v) RAMP_INLINE_LAMBDA { return Pass::at(g, v...); }, in...);
    });
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_LOOPS_END
RAMP_PRECISE_END
