// What all kernels of a level share, for the level that the translation unit is compiled for. One translation unit a level includes it.
#pragma once

#include <ramp/dispatch/array.hpp>
#include <ramp/dispatch/block.hpp>
#include <ramp/dispatch/buffered.hpp>
#include <ramp/kernel/places.hpp>
#include <ramp/kernel/sum.hpp>
#include <ramp/kernel/transform.hpp>

#include <array>
#include <cstddef>
#include <type_traits>

RAMP_PRECISE_BEGIN
RAMP_LOOPS_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// Runs a long kernel over so few elements of plain arrays that they are no batch.
template <class T, class Level>
RAMP_APART void run_few(array_kernel<T> const& kernel, void const* f, std::size_t n, bool one_slope,
                        input_arrays<T> const& in, output_arrays<T> const& out) {
    using V = xsimd::batch<T>;
    alignas(64) std::array<std::array<T, lanes<V>>, most_inputs + most_outputs> buffers;
    input_arrays<T> from;
    std::size_t const arrays = kernel.inputs - (one_slope ? 1 : 0);
    for (std::size_t k = 0; k < arrays; ++k) {
        store(buffers[k].data(), load<V>(in[k], first_lanes{n}), all_lanes{});
        from[k] = buffers[k].data();
    }
    if (one_slope) from[arrays] = in[arrays];
    output_arrays<T> const to{buffers[most_inputs].data(), buffers[most_inputs + 1].data()};
    kernel.run(f, lanes<V>, {.one_slope = one_slope}, from, to);
    for (std::size_t k = 0; k < kernel.outputs; ++k) store(out[k], load<V>(to[k], all_lanes{}), first_lanes{n});
}

/// Runs a kernel over plain arrays, without streaming.
template <class T, class Level>
RAMP_INLINE void run_array(array_kernel<T> const& kernel, void const* f, std::size_t n, bool one_slope,
                           input_arrays<T> const& in, output_arrays<T> const& out) {
    if (kernel.is_long && n < lanes<xsimd::batch<T>>) {
        if (n > 0) run_few<T, Level>(kernel, f, n, one_slope, in, out);
    } else {
        kernel.run(f, n, {.one_slope = one_slope}, in, out);
    }
}

/// Does the same, and streams the whole batches of the output.
template <class T, class Level>
void stream_array(array_kernel<T> const& kernel, void const* f, std::size_t n, bool one_slope,
                  input_arrays<T> const& in, output_arrays<T> const& out) {
    using V = xsimd::batch<T>;
    auto const run_part = [&](std::size_t first, std::size_t count, bool streams) RAMP_INLINE_LAMBDA {
        input_arrays<T> from = in;
        std::size_t const arrays = kernel.inputs - (one_slope ? 1 : 0);
        for (std::size_t k = 0; k < arrays; ++k) from[k] += first;
        output_arrays<T> const to{out[0] + first};
        if (streams)
            kernel.run(f, count, {.streams = true, .one_slope = one_slope}, from, to);
        else
            run_array<T, Level>(kernel, f, count, one_slope, from, to);
    };
    std::size_t const head = elements_before_boundary<V>(out[0]);
    std::size_t const whole = (n - head) / lanes<V> * lanes<V>;
    run_part(0, head, false);
    run_part(head, whole, true);
    run_part(head + whole, n - head - whole, false);
}

/// Does one or the other: no short part of an array is streamed.
template <class T, class Level>
RAMP_INLINE void run_or_stream(array_kernel<T> const& kernel, void const* f, std::size_t n, kernel_mode mode,
                               input_arrays<T> const& in, output_arrays<T> const& out) {
    if (mode.streams && n >= shortest_stream)
        stream_array<T, Level>(kernel, f, n, mode.one_slope, in, out);
    else
        run_array<T, Level>(kernel, f, n, mode.one_slope, in, out);
}

/// Whether a call streams, by the rules of the calls that are compiled with the program. `inputs` are those that are not slopes.
template <class T>
RAMP_INLINE bool is_streaming(array_kernel<T> const& kernel, elementwise_call<T> const& call, std::size_t inputs) {
    bool const has_signs = call.layout != nullptr && call.layout->signs != nullptr;
    std::size_t const length = call.layout != nullptr ? call.layout->length : call.n;
    std::size_t const arrays = inputs + kernel.outputs - (has_signs ? 1 : 0);
    if (call.n * arrays * sizeof(T) < call.how.streaming_from) return false;  // it is less memory than there is
    bool in_place = false;
    for (std::size_t k = 0; k < inputs; ++k) in_place = in_place || call.in[k] == call.out[0];
    bool const is_aligned = reinterpret_cast<std::uintptr_t>(call.out[0]) % sizeof(T) == 0;
    return kernel.outputs == 1 && !in_place && is_aligned && length >= shortest_stream;
}

/// How many elements make the next block: so many as lie in one row, if that is long, or else as a buffer has room for.
template <class T>
RAMP_INLINE std::size_t length_of_block(elementwise_call<T> const& call, position at, bool has_buffers) {
    std::size_t const length = call.layout->length;
    std::size_t const rest = call.n - at.index, of_row = length - at.column;
    bool const by_row = length >= shortest_stream;
    std::size_t const count = by_row && of_row < rest ? of_row : rest;
    return by_row && !has_buffers ? count : count < buffer_length<T> ? count : buffer_length<T>;
}

template <class T, class Level>
void run_blocks(array_kernel<T> const& kernel, void const* f, elementwise_call<T> const& call,
                slope_layout<T> const& slopes, bool streams) {
    alignas(64) std::array<std::array<T, buffer_length<T>>, 3> inputs;
    alignas(64) std::array<std::array<T, buffer_length<T>>, most_outputs> outputs;
    slopes_by_element<T, Level> slopes_of(slopes);
    std::size_t const arrays = kernel.inputs - (slopes.count > 0 ? 1 : 0);
    call_layout const& layout = *call.layout;
    bool const has_buffers = slopes.count > 0 || layout.signs != nullptr;
    position at{0, 0, 0};
    for (std::size_t count = 0; at.index < call.n; at = position_of(at.index + count, layout.length)) {
        count = slopes_of.length_of_block(length_of_block(call, at, has_buffers));
        block_of_call<T, Level> const block(layout.length, at, count);
        input_arrays<T> in{};
        for (std::size_t k = 0; k < arrays; ++k) {
            in[k] = inputs[k].data();
            if (k > 0 || layout.signs == nullptr)
                in[k] = block.read({call.in[k], layout.in_strides[k]}, inputs[k].data());
            else
                write_signs<T, Level>(inputs[k].data(), layout.signs, at.index, count);
        }
        if (slopes.count > 0) in[arrays] = slopes_of.read(at.index, count);
        if (layout.bits != nullptr) write_bits<T, Level>(layout.bits, at.index, in[0], count);
        output_arrays<T> out{};
        for (std::size_t k = 0; k < kernel.outputs; ++k)
            out[k] = block.results({call.out[k], layout.out_strides[k]}, outputs[k].data());
        run_or_stream<T, Level>(kernel, f, count, {.streams = streams}, in, out);
        for (std::size_t k = 0; k < kernel.outputs; ++k) block.write({call.out[k], layout.out_strides[k]}, out[k]);
    }
}

/// The slope of a run as an input of a kernel.
template <class T>
RAMP_INLINE T const* as_input(T const* slopes) {
    return slopes;
}
template <class T>
RAMP_INLINE T const* as_input(constant<T> const& slope) {
    return &slope.value;
}

/// A call of plain arrays, in runs of slopes.
template <class T, class Level>
void run_by_slopes(array_kernel<T> const& kernel, void const* f, elementwise_call<T> const& call,
                   slope_layout<T> const& slopes, bool streams) {
    auto const run = [&](std::size_t first, std::size_t count, auto const& slope) RAMP_INLINE_LAMBDA {
        input_arrays<T> in;
        std::size_t const arrays = kernel.inputs - 1;
        for (std::size_t k = 0; k < arrays; ++k) in[k] = call.in[k] + first;
        in[arrays] = as_input(slope);
        output_arrays<T> out{};
        for (std::size_t k = 0; k < kernel.outputs; ++k) out[k] = call.out[k] + first;
        bool const one_slope = !std::is_pointer_v<std::remove_cvref_t<decltype(slope)>>;
        run_or_stream<T, Level>(kernel, f, count, {streams, one_slope}, in, out);
    };
    if (has_short_runs(slopes, call.n))
        for_each_short_run<default_arch, false>(slopes, call.n, run);
    else
        for_each_run(slopes, call.n, run);
}

/// Any call.
template <class T, class Level>
RAMP_APART void run_any(array_kernel<T> const& kernel, void const* f, elementwise_call<T> const& call,
                        slope_layout<T> const& slopes) {
    if (call.n == 0) return;  // there may be no slopes then
    std::size_t const inputs = kernel.inputs - (slopes.count > 0 ? 1 : 0);
    bool const streams = is_streaming(kernel, call, inputs);
    call_layout const* const layout = call.layout;
    if (layout != nullptr && (layout->length != call.n || layout->signs != nullptr || layout->bits != nullptr))
        run_blocks<T, Level>(kernel, f, call, slopes, streams);
    else if (slopes.count > 0)
        run_by_slopes<T, Level>(kernel, f, call, slopes, streams);
    else
        run_or_stream<T, Level>(kernel, f, call.n, {.streams = streams}, call.in, call.out);
    if (streams) stream_fence();
}

/// Whether a call is for one run of the kernel, as short calls mostly are.
template <class T>
RAMP_INLINE bool is_one_run(array_kernel<T> const& kernel, elementwise_call<T> const& call) {
    return call.layout == nullptr && (!kernel.is_long || call.n >= lanes<xsimd::batch<T>>) &&
           call.n * (kernel.inputs + kernel.outputs) * sizeof(T) < call.how.streaming_from;
}

template <class T, class Level>
RAMP_APART void array_runner<T, Level>::run(array_kernel<T> const& kernel, void const* f,
                                            elementwise_call<T> const& call) {
    if (is_one_run(kernel, call)) return kernel.run(f, call.n, {}, call.in, call.out);
    run_any<T, Level>(kernel, f, call, {nullptr, 0, 0});
}

template <class T, class Level>
RAMP_APART void array_runner<T, Level>::run(array_kernel<T> const& kernel, void const* f,
                                            elementwise_call<T> const& call, slope_layout<T> const& slopes) {
    if (slopes.count != 1 || !is_one_run(kernel, call)) return run_any<T, Level>(kernel, f, call, slopes);
    input_arrays<T> in = call.in;
    in[kernel.inputs - 1] = slopes.slopes;
    kernel.run(f, call.n, {.one_slope = true}, in, call.out);
}

/// The sum of the products of at most a block's elements.
template <class T, class Level>
RAMP_KERNEL T sum_of_products(std::size_t n, T const* a, T const* b) {
    using V = xsimd::batch<T>;
    return sum_of_block<default_arch, T>(0, n, [=](std::size_t i, auto lane, V partial) RAMP_PART_LAMBDA {
        return fma(load<V>(a + i, lane), load<V>(b + i, lane), partial);
    });
}

template <class T, class Level>
RAMP_APART void array_runner<T, Level>::add(array_kernel<T> const& kernel, void const* f,
                                            parameter_call<T> const& call) {
    constexpr std::size_t length = summed_block<T>::length;
    alignas(64) std::array<T, length> terms, x, dy;
    position at{0, 0, 0};
    for (std::size_t count = 0; at.index < call.n; at = position_of(at.index + count, call.length)) {
        count = call.n - at.index < length ? call.n - at.index : length;
        block_of_call<T, Level> const block(call.length, at, count);
        run_array<T, Level>(kernel, f, count, false, {block.read(call.x, x.data())}, {terms.data()});
        T const* const factors = block.read(call.dy, dy.data());
        call.sum->add(sum_of_products<T, Level>(count, factors, terms.data()));
    }
}

// What the other translation units of the level find here.
template struct array_runner<float, level_of_unit>;
template struct array_runner<double, level_of_unit>;

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_LOOPS_END
RAMP_PRECISE_END
