// The side of a dispatched call that is compiled for a level. A kernel walks plain arrays; what a call has besides (rows, bits, slopes)
// is brought to that form here, once for all functors.
#pragma once

#include <ramp/dispatch/call.hpp>
#include <ramp/kernel/loop.hpp>

#include <array>
#include <cstddef>

RAMP_PRECISE_BEGIN
RAMP_LOOPS_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// How a kernel is to run.
struct kernel_mode {
    bool streams = false;    ///< the one output goes past the caches: it is whole batches, at multiples of their size
    bool one_slope = false;  ///< the last input is not an array, but one slope for all elements
};

/// Computes n elements by what `f` points to.
template <class T>
using kernel_function = void (*)(void const* f, std::size_t n, kernel_mode mode, input_arrays<T> const& in,
                                 output_arrays<T> const& out);

template <class T>
struct array_kernel {
    kernel_function<T> run;
    std::size_t inputs;  ///< how many arrays it reads: the last may be the slopes
    std::size_t outputs;
    bool is_long;  ///< it needs a batch of elements at least
};

/// What a pass by way of buffers needs of a formula: a kernel for both f(x) and f'(x), or one for each that the pass needs.
template <class T>
struct formula_kernels {
    kernel_function<T> value = nullptr;
    kernel_function<T> derivative = nullptr;
    kernel_function<T> both = nullptr;
    bool has_slopes = false;
};
/// What such a pass is a pass by.
template <class T>
struct formula_at {
    void const* f;
    formula_kernels<T> const& kernels;
};

// What follows is defined in engine.hpp and buffered.hpp, and compiled once for each level.

/// Runs a kernel over what a call has.
template <class T, class Level>
struct array_runner {
    static void run(array_kernel<T> const& kernel, void const* f, elementwise_call<T> const& call);
    static void run(array_kernel<T> const& kernel, void const* f, elementwise_call<T> const& call,
                    slope_layout<T> const& slopes);
    /// Adds the sum of dy times what the kernel makes of x.
    static void add(array_kernel<T> const& kernel, void const* f, parameter_call<T> const& call);
};

/// A pass as a kernel that has the formula's kernels write f(x) and f'(x) to buffers, so that the compiler has a long formula once for all
/// passes.
template <class Pass, class T, class Level>
struct buffered_pass {
    static void run(void const* formula, std::size_t n, kernel_mode mode, input_arrays<T> const& in,
                    output_arrays<T> const& out);
};

/// How many elements a buffer of the level's code has. It stays in the nearest cache.
template <class T>
inline constexpr std::size_t buffer_length = 2048 / sizeof(T);

/// Where a kernel writes: to an array, or to two.
template <std::size_t Outputs, class T>
RAMP_INLINE auto place_of(output_arrays<T> const& out) {
    if constexpr (Outputs == 2)
        return two_arrays{out[0], out[1]};
    else
        return out[0];
}

template <class T, class V>
RAMP_PART void store_or_stream(T* to, V result, bool streams) {
    if (streams)
        stream(to, result);
    else
        store(to, result, all_lanes{});
}
template <class T, class V>
RAMP_PART void store_or_stream(two_arrays<T*, T*> to, V const& result, bool) {
    store(to, result, all_lanes{});
}

/// Stores kernel(i) for each batch of n elements, at least one, by a kernel so long that the compiler should see it once. If they are no
/// whole batches, the last one overlaps the one before. It is computed first and kept: in place, its input would be gone later.
template <std::size_t Outputs, class T, class Kernel>
RAMP_PART void run_long(std::size_t n, kernel_mode mode, output_arrays<T> const& out, Kernel kernel) {
    using V = xsimd::batch<T>;
    constexpr std::size_t width = lanes<V>;
    alignas(64) std::array<std::array<T, width>, Outputs> end;
    bool const overlaps = n % width != 0;
    std::size_t i = overlaps ? n - width : 0, next = overlaps ? 0 : width;
    auto to = place_of<Outputs>(overlaps ? output_arrays<T>{end.front().data(), end.back().data()} : out);
    for (;; next += width) {
        auto const result = kernel(i);
        store_or_stream(to, result, mode.streams);
        if (n - next < width) break;
        i = next;
        to = advance(place_of<Outputs>(out), i);
    }
    if (overlaps)
        for (std::size_t k = 0; k < Outputs; ++k)
            store(out[k] + (n - width), load<V>(end[k].data(), all_lanes{}), all_lanes{});
}

/// Stores kernel(in...) for n elements, in one loop: at least a batch if the kernel is long. The mode's slope is the kernel's business.
template <class T, bool Long, std::size_t Inputs, std::size_t Outputs, class Kernel>
RAMP_PART void run_batches(std::size_t n, kernel_mode mode, input_arrays<T> const& in, output_arrays<T> const& out,
                           Kernel kernel) {
    using V = xsimd::batch<T>;
    auto const result = [=]<std::size_t... Index>(std::size_t i, auto lane, std::index_sequence<Index...>)
                            RAMP_PART_LAMBDA { return kernel(load<V>(in[Index] + i, lane)...); };
    constexpr std::make_index_sequence<Inputs> inputs;
    if constexpr (Long) {
        run_long<Outputs>(n, mode, out, [=](std::size_t i) RAMP_PART_LAMBDA { return result(i, all_lanes{}, inputs); });
    } else {
        std::array<no_state, 4> states;
        if constexpr (Outputs == 1)
            if (mode.streams) {
                std::size_t next;
                for_each_full_batch<default_arch, T>(n, states, next,
                                                     [=](std::size_t i, auto lane, no_state&) RAMP_PART_LAMBDA {
                                                         stream(out[0] + i, result(i, lane, inputs));
                                                     });
                return;
            }
        for_each_batch<default_arch, T>(n, states, [=](std::size_t i, auto lane, no_state&) RAMP_PART_LAMBDA {
            store(advance(place_of<Outputs>(out), i), result(i, lane, inputs), lane);
        });
    }
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_LOOPS_END
RAMP_PRECISE_END
