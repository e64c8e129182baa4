// Starts a pass over arrays: chooses the formula of the functor, decides whether results are stored past the caches,
// and cuts the arrays into runs of one slope.
#pragma once

#include <ramp/kernel/formula.hpp>
#include <ramp/kernel/pass.hpp>
#include <ramp/kernel/runs.hpp>
#include <ramp/kernel/transform.hpp>
#include <ramp/kernel/where.hpp>
#include <ramp/options.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>

RAMP_PRECISE_BEGIN
RAMP_LOOPS_BEGIN

namespace ramp::inline RAMP_ABI::detail {

template <class T>
RAMP_INLINE bool is_aligned(T const* address) {
    return reinterpret_cast<std::uintptr_t>(address) % sizeof(T) == 0;
}

/// Whether a call over n elements is to stream. It cannot if the output's address is no multiple of an element's size,
/// since then no element begins at a multiple of a batch's size.
template <class Out, class... In>
RAMP_INLINE bool is_streaming(stores how, std::size_t n, Out out, In... in) {
    constexpr std::size_t bytes = traffic<Out> + (traffic<In> + ...);
    bool const in_place = (is_same_place(in, out) || ...);
    return n >= shortest_stream && !in_place && is_aligned(values_of(out)) &&
           n >= quotient_rounded_up(how.streaming_from, bytes);
}

/// Whether a pass is long for F. What it computes from the output is short for all activations.
template <class F, class Pass>
inline constexpr bool is_long_pass = long_activation<F> && Pass::by_formula;

/// Which runs of one slope a function is for.
enum class runs { any, not_short, short_ones };

/// Computes out[i] = kernel(in[i]..., slope of i). Runs that are too short are not streamed.
template <class Arch, class T, bool Long, bool Streams, runs Runs, class F, class Out, class Kernel, class... In>
RAMP_PART void transform_runs(F const& f, std::size_t n, Out out, Kernel kernel, In... in) {
    auto const visit = [&](std::size_t first, std::size_t count, auto slope) RAMP_PART_LAMBDA {
        if (Streams && count < shortest_stream)
            transform_part<Arch, T, Long, false>(first, count, out, kernel, in..., beginning_at{slope, first});
        else
            transform_part<Arch, T, Long, Streams>(first, count, out, kernel, in..., beginning_at{slope, first});
    };
    auto const of = layout_of(f);
    if constexpr (Runs != runs::not_short)
        if (Runs == runs::short_ones || has_short_runs(of, n))
            return for_each_short_run<Arch, !can_rewrite<Out>>(of, n, visit);
    if constexpr (Runs != runs::short_ones) for_each_run(of, n, visit);
}

/// How a pass takes its functor: by value, in registers, which matters for short arrays; but slopes are too much for these.
template <class F>
using passed = std::conditional_t<parametric<F>, F const&, F>;

/// Computes out[i] = Pass::at(f, in[i]..., slope of i).
template <class Arch, class Pass, class T, bool Streams, runs Runs, class F, class Build = allowed, class Out,
          class... In>
RAMP_PART void transform_by(F const& f, std::size_t n, Out out, In... in) {
    constexpr bool is_long = is_long_pass<F, Pass>;
    auto const kernel = [f](auto... v) RAMP_PART_LAMBDA { return Pass::at(f, v...); };
    if constexpr (parametric<F>)
        transform_runs<Arch, T, is_long, Streams, Runs>(f, n, out, kernel, in...);
    else
        transform_part<Arch, T, is_long, Streams>(0, n, out, kernel, in...);
}

// What is streamed and what has short runs are functions of their own, so that short arrays do not pay for the registers and the
// stack that these use.
template <class Arch, class Pass, class T, class F, class Build = allowed, class Out, class... In>
RAMP_KERNEL void launch_streaming(passed<F> f, std::size_t n, Out out, In... in) {
    transform_by<Arch, Pass, T, true, runs::any, F>(f, n, out, in...);
    stream_fence();
}
template <class Arch, class Pass, class T, class F, class Build = allowed, class Out, class... In>
RAMP_KERNEL void launch_short_runs(passed<F> f, std::size_t n, Out out, In... in) {
    transform_by<Arch, Pass, T, false, runs::short_ones, F>(f, n, out, in...);
}
template <class Arch, class Pass, class T, class F, class Build = allowed, class Out, class... In>
RAMP_FLAT void launch_formula(passed<F> f, std::size_t n, Out out, stores how, In... in) {
    if constexpr (can_stream<xsimd::batch<T, Arch>> && is_streamable<Out>)
        if (is_streaming(how, n, out, in...)) return launch_streaming<Arch, Pass, T, F>(f, n, out, in...);
    if constexpr (parametric<F>)
        if (has_short_runs(layout_of(f), n)) return launch_short_runs<Arch, Pass, T, F>(f, n, out, in...);
    transform_by<Arch, Pass, T, false, runs::not_short, F>(f, n, out, in...);
}

/// Up to so many elements are computed where the call is, for a short formula without loops, if the ranges' types tell the number.
inline constexpr std::size_t longest_straight = 64;

/// Launches a pass over N elements there.
template <class Arch, class Pass, class T, std::size_t N, class F, class Out, class... In>
RAMP_INLINE RAMP_FLAT void launch_straight(F const& f, Out out, In... in) {
    transform_by<Arch, Pass, T, false, runs::any, F>(f, N, out, in...);
}

/// Launches the pass for f, or for the formula that f chooses: functors that share formulas share that code. Rows that lie one after
/// the other are an array. Extent is the number of elements, or 0 if the types do not tell.
template <class Arch, class Pass, class T, std::size_t Extent, class F, class Out, class... In>
RAMP_INLINE void launch_here(F const& f, std::size_t n, Out out, stores how, In... in) {
    constexpr bool some_rows = has_rows<Out> || (has_rows<In> || ...);
    auto const start = [=](auto to, auto... from) RAMP_INLINE_LAMBDA {
        with_formula<Pass::by_formula, T>(f, [=]<class G>(G const& g) RAMP_INLINE_LAMBDA {
            if constexpr (Extent > 0 && Extent <= longest_straight && !parametric<F> && !some_rows)
                launch_straight<Arch, Pass, T, Extent, G>(g, to, from...);
            else
                launch_formula<Arch, Pass, T, G>(g, n, to, how, from...);
        });
    };
    with_flat(start, out, in...);
}

/// Launches the pass where the kernels of Arch are.
template <class Arch, class Pass, class T, std::size_t Extent, class F, class Out, class... In>
RAMP_INLINE void launch(F const& f, std::size_t n, Out out, stores how, In... in) {
    if constexpr (is_chosen_at_run_time<Arch>)
        dispatcher<Arch>::template launch<Pass, T, Extent>(f, n, out, how, in...);
    else
        launch_here<Arch, Pass, T, Extent>(f, n, out, how, in...);
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_LOOPS_END
RAMP_PRECISE_END
