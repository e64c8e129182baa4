// The side of a dispatched call that is compiled for a level. A kernel walks whole batches of plain arrays; what a call has besides
// (ends, rows, bits, slopes) is brought to that form here, once for all functors.
#pragma once

#include <ramp/dispatch/call.hpp>
#include <ramp/kernel/loop.hpp>

#include <array>
#include <cstddef>

RAMP_PRECISE_BEGIN
RAMP_LOOPS_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// The most arrays that a kernel reads and writes: those of a gate's gradients, with values and derivatives in buffers.
inline constexpr std::size_t most_inputs = 5;
inline constexpr std::size_t most_outputs = 2;

template <class T>
using input_arrays = std::array<T const*, most_inputs>;
template <class T>
using output_arrays = std::array<T*, most_outputs>;

/// How a kernel is to run.
struct kernel_mode {
    bool streams = false;    ///< its one output begins at a multiple of a batch's size, and goes past the caches
    bool one_slope = false;  ///< the last input is not an array, but one slope for all elements
};

/// A kernel computes n elements: a multiple of a batch if the formula is long or if it streams.
template <class T>
struct array_kernel {
    void (*run)(void const* f, std::size_t n, kernel_mode mode, input_arrays<T> const& in, output_arrays<T> const& out);
    void const* f;
    std::size_t inputs;
    std::size_t outputs;
};

// What follows is defined in engine.hpp, and compiled once for each level.

/// Runs a kernel over what a call has.
template <class T, class Level>
struct array_runner {
    /// `slopes` are those of the functor. If it has none, the layout has none either.
    static void run(array_kernel<T> const& kernel, elementwise_call<T> const& call, slope_layout<T> const& slopes);
    /// Runs a kernel over so many elements of plain arrays, fewer than a batch, from element `first` on.
    static void finish(array_kernel<T> const& kernel, std::size_t first, std::size_t count, bool one_slope,
                       input_arrays<T> const& in, output_arrays<T> const& out);
    /// Adds the sum of dy times what the kernel makes of x.
    static void add(array_kernel<T> const& kernel, parameter_call<T> const& call);
};

/// A pass, as a kernel, by values and derivatives that are there already: they come after the inputs of the pass.
template <class Pass, class T, class Level>
struct combiner {
    static void run(std::size_t n, kernel_mode mode, input_arrays<T> const& in, output_arrays<T> const& out);
};

/// How many elements a buffer of the level's code has. It stays in the nearest cache.
template <class T>
inline constexpr std::size_t buffer_length = 2048 / sizeof(T);

/// Computes out = kernel(in...): of whole batches, and where a step takes several of them of what is left, too. The mode's slope is the
/// kernel's business.
template <class T, std::size_t Unroll, std::size_t Inputs, std::size_t Outputs, class Kernel>
RAMP_PART void run_batches(std::size_t n, kernel_mode mode, input_arrays<T> const& in, output_arrays<T> const& out,
                           Kernel kernel) {
    using V = xsimd::batch<T>;
    std::array<no_state, Unroll> states;
    std::size_t next;
    auto const result = [=]<std::size_t... Index>(std::size_t i, auto lane, std::index_sequence<Index...>)
                            RAMP_PART_LAMBDA { return kernel(load<V>(in[Index] + i, lane)...); };
    constexpr std::make_index_sequence<Inputs> inputs;
    auto const step = [=](std::size_t i, auto lane, no_state&) RAMP_PART_LAMBDA {
        if constexpr (Outputs == 2) {
            store(two_arrays{out[0] + i, out[1] + i}, result(i, lane, inputs), lane);
        } else {
            auto const y = result(i, lane, inputs);
            if (Unroll == 1 && mode.streams)  // here, so that there is a long formula once only
                stream(out[0] + i, y);
            else
                store(out[0] + i, y, lane);
        }
    };
    if constexpr (Unroll == 1) {
        for_each_full_batch<default_arch, T>(n, states, next, step);
    } else {
        if constexpr (Outputs == 1)
            if (mode.streams) {
                for_each_full_batch<default_arch, T>(n, states, next,
                                                     [=](std::size_t i, auto lane, no_state&) RAMP_PART_LAMBDA {
                                                         stream(out[0] + i, result(i, lane, inputs));
                                                     });
                return;
            }
        for_each_batch<default_arch, T>(n, states, step);
    }
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_LOOPS_END
RAMP_PRECISE_END
