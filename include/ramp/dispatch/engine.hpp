// What all kernels of a level share, for the level that the translation unit is compiled for. One translation unit a level includes it.
#pragma once

#include <ramp/dispatch/array.hpp>
#include <ramp/dispatch/block.hpp>
#include <ramp/kernel/places.hpp>
#include <ramp/kernel/sum.hpp>
#include <ramp/kernel/transform.hpp>

#include <array>
#include <cstddef>
#include <type_traits>

RAMP_PRECISE_BEGIN
RAMP_LOOPS_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// f(x) and f'(x) of one batch, as a functor that has computed them already.
template <class V>
struct given_values {
    V value;
    V slope;

    RAMP_INLINE V operator()(V) const { return value; }
    RAMP_INLINE V derivative(V) const { return slope; }
};

template <class Pass, class T, class Level>
RAMP_KERNEL void combiner<Pass, T, Level>::run(std::size_t n, kernel_mode mode, input_arrays<T> const& in,
                                               output_arrays<T> const& out) {
    using V = xsimd::batch<T>;
    run_batches<T, 4, Pass::inputs + 2, Pass::outputs>(n, mode, in, out, [](auto... v) RAMP_PART_LAMBDA {
        std::array<V, sizeof...(v)> const inputs{v...};
        given_values<V> const f{inputs[Pass::inputs], inputs[Pass::inputs + 1]};
        return [&]<std::size_t... Index>(std::index_sequence<Index...>)
                   RAMP_PART_LAMBDA { return Pass::at(f, inputs[Index]...); }(std::make_index_sequence<Pass::inputs>{});
    });
}

template <class T, class Level>
void array_runner<T, Level>::finish(array_kernel<T> const& kernel, std::size_t first, std::size_t count, bool one_slope,
                                    input_arrays<T> const& in, output_arrays<T> const& out) {
    using V = xsimd::batch<T>;
    alignas(64) std::array<std::array<T, lanes<V>>, most_inputs + most_outputs> buffers;
    input_arrays<T> from;
    std::size_t const arrays = kernel.inputs - (one_slope ? 1 : 0);
    for (std::size_t k = 0; k < arrays; ++k) {
        store(buffers[k].data(), load<V>(in[k] + first, first_lanes{count}), all_lanes{});
        from[k] = buffers[k].data();
    }
    if (one_slope) from[arrays] = in[arrays];
    output_arrays<T> const to{buffers[most_inputs].data(), buffers[most_inputs + 1].data()};
    kernel.run(kernel.f, lanes<V>, {.one_slope = one_slope}, from, to);
    for (std::size_t k = 0; k < kernel.outputs; ++k)
        store(out[k] + first, load<V>(to[k], all_lanes{}), first_lanes{count});
}

/// Runs a kernel over n elements of plain arrays.
template <class T, class Level>
void run_array(array_kernel<T> const& kernel, std::size_t n, kernel_mode mode, input_arrays<T> const& in,
               output_arrays<T> const& out) {
    using V = xsimd::batch<T>;
    auto const finish = [&](std::size_t first, std::size_t count) RAMP_INLINE_LAMBDA {
        if (count > 0) array_runner<T, Level>::finish(kernel, first, count, mode.one_slope, in, out);
    };
    std::size_t const head = mode.streams ? elements_before_boundary<V>(out[0]) : 0;
    finish(0, head);
    std::size_t const whole = (n - head) / lanes<V> * lanes<V>;
    if (whole > 0) {
        input_arrays<T> from{};
        for (std::size_t k = 0; k < kernel.inputs; ++k) from[k] = in[k] + head;
        if (mode.one_slope) from[kernel.inputs - 1] = in[kernel.inputs - 1];
        kernel.run(kernel.f, whole, mode, from, {out[0] + head, kernel.outputs > 1 ? out[1] + head : nullptr});
    }
    finish(head + whole, n - head - whole);
}

/// Whether a call streams, by the rules of the calls that are compiled with the program.
template <class T>
RAMP_INLINE bool is_streaming(array_kernel<T> const& kernel, elementwise_call<T> const& call, std::size_t arrays) {
    bool in_place = false;
    for (strided<T const> const& in : call.in) in_place = in_place || in.data == call.out[0].data;
    bool const is_aligned = reinterpret_cast<std::uintptr_t>(call.out[0].data) % sizeof(T) == 0;
    return kernel.outputs == 1 && !in_place && is_aligned && call.length >= shortest_stream &&
           call.n * arrays * sizeof(T) >= call.how.streaming_from;  // it is less memory than there is
}

/// How many elements make the next block: so many as lie in one row, if that is long, or else as a buffer has room for.
template <class T>
RAMP_INLINE std::size_t length_of_block(elementwise_call<T> const& call, position at, bool has_buffers) {
    std::size_t const rest = call.n - at.index, of_row = call.length - at.column;
    bool const by_row = call.length >= shortest_stream;
    std::size_t const count = by_row && of_row < rest ? of_row : rest;
    return by_row && !has_buffers ? count : count < buffer_length<T> ? count : buffer_length<T>;
}

template <class T, class Level>
void run_blocks(array_kernel<T> const& kernel, elementwise_call<T> const& call, slope_layout<T> const& slopes,
                bool streams) {
    alignas(64) std::array<std::array<T, buffer_length<T>>, 3> inputs;
    alignas(64) std::array<std::array<T, buffer_length<T>>, most_outputs> outputs;
    slopes_by_element<T, Level> slopes_of(slopes);
    std::size_t const arrays = kernel.inputs - (slopes.count > 0 ? 1 : 0);
    bool const has_buffers = slopes.count > 0 || call.signs != nullptr;
    position at{0, 0, 0};
    for (std::size_t count = 0; at.index < call.n; at = position_of(at.index + count, call.length)) {
        count = slopes_of.length_of_block(length_of_block(call, at, has_buffers));
        block_of_call<T, Level> const block(call, at, count);
        input_arrays<T> in{};
        for (std::size_t k = 0; k < arrays; ++k) {
            in[k] = inputs[k].data();
            if (k > 0 || call.signs == nullptr)
                in[k] = block.read(call.in[k], inputs[k].data());
            else
                write_signs<T, Level>(inputs[k].data(), call.signs, at.index, count);
        }
        if (slopes.count > 0) in[arrays] = slopes_of.read(at.index, count);
        if (call.bits != nullptr) write_bits<T, Level>(call.bits, at.index, in[0], count);
        output_arrays<T> out{};
        for (std::size_t k = 0; k < kernel.outputs; ++k) out[k] = block.results(call.out[k], outputs[k].data());
        run_array<T, Level>(kernel, count, {.streams = streams && count >= shortest_stream}, in, out);
        for (std::size_t k = 0; k < kernel.outputs; ++k) block.write(call.out[k], out[k]);
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

/// A call of plain arrays only: in one go, or in runs that the slopes cut.
template <class T, class Level>
void run_arrays(array_kernel<T> const& kernel, elementwise_call<T> const& call, slope_layout<T> const& slopes,
                bool streams) {
    auto const run = [&](std::size_t first, std::size_t count, auto const&... slope) RAMP_INLINE_LAMBDA {
        input_arrays<T> in;
        std::size_t const arrays = kernel.inputs - sizeof...(slope);
        for (std::size_t k = 0; k < arrays; ++k) in[k] = call.in[k].data + first;
        ((in[arrays] = as_input(slope)), ...);
        output_arrays<T> out{};
        for (std::size_t k = 0; k < kernel.outputs; ++k) out[k] = call.out[k].data + first;
        bool const one_slope = (!std::is_pointer_v<std::remove_cvref_t<decltype(slope)>> || ...);
        run_array<T, Level>(kernel, count, {streams && count >= shortest_stream, one_slope}, in, out);
    };
    if (slopes.count == 0)
        run(std::size_t{0}, call.n);
    else if (has_short_runs(slopes, call.n))
        for_each_short_run<default_arch, false>(slopes, call.n, run);
    else
        for_each_run(slopes, call.n, run);
}

template <class T, class Level>
void array_runner<T, Level>::run(array_kernel<T> const& kernel, elementwise_call<T> const& call,
                                 slope_layout<T> const& slopes) {
    if (call.n == 0) return;
    std::size_t const arrays = kernel.inputs + kernel.outputs - (slopes.count > 0 ? 1 : 0);
    bool const streams = is_streaming(kernel, call, arrays - (call.signs != nullptr ? 1 : 0));
    if (call.length != call.n || call.signs != nullptr || call.bits != nullptr)
        run_blocks<T, Level>(kernel, call, slopes, streams);
    else
        run_arrays<T, Level>(kernel, call, slopes, streams);
    if (streams) stream_fence();
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
void array_runner<T, Level>::add(array_kernel<T> const& kernel, parameter_call<T> const& call) {
    constexpr std::size_t length = summed_block<T>::length;
    alignas(64) std::array<T, length> terms, x, dy;
    elementwise_call<T> const arrays{.n = call.n, .length = call.length, .how = stores::ordinary()};
    position at{0, 0, 0};
    for (std::size_t count = 0; at.index < call.n; at = position_of(at.index + count, call.length)) {
        count = call.n - at.index < length ? call.n - at.index : length;
        block_of_call<T, Level> const block(arrays, at, count);
        run_array<T, Level>(kernel, count, {}, {block.read(call.x, x.data())}, {terms.data()});
        T const* const factors = block.read(call.dy, dy.data());
        call.sum->add(sum_of_products<T, Level>(count, factors, terms.data()));
    }
}

// What the other translation units of the level find here.
template struct array_runner<float, level_of_unit>;
template struct array_runner<double, level_of_unit>;
template struct combiner<value_and_derivative_pass, float, level_of_unit>;
template struct combiner<value_and_derivative_pass, double, level_of_unit>;
template struct combiner<gradient_pass, float, level_of_unit>;
template struct combiner<gradient_pass, double, level_of_unit>;
template struct combiner<gate_pass, float, level_of_unit>;
template struct combiner<gate_pass, double, level_of_unit>;
template struct combiner<gate_gradients_pass, float, level_of_unit>;
template struct combiner<gate_gradients_pass, double, level_of_unit>;

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_LOOPS_END
RAMP_PRECISE_END
