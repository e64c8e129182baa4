// What all kernels of a level share, for the level that the translation unit is compiled for. One translation unit a level includes it.
#pragma once

#include <ramp/dispatch/array.hpp>
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
void combiner<Pass, T, Level>::run(std::size_t n, kernel_mode mode, input_arrays<T> const& in,
                                   output_arrays<T> const& out) {
    using V = xsimd::batch<T>;
    run_batches<T, 4, Pass::inputs + 2, Pass::outputs>(n, mode, in, out, [](auto... v) RAMP_INLINE_LAMBDA {
        std::array<V, sizeof...(v)> const inputs{v...};
        given_values<V> const f{inputs[Pass::inputs], inputs[Pass::inputs + 1]};
        return [&]<std::size_t... I>(std::index_sequence<I...>)
                   RAMP_INLINE_LAMBDA { return Pass::at(f, inputs[I]...); }(std::make_index_sequence<Pass::inputs>{});
    });
}

/// Copies elements.
template <class T, class Level>
RAMP_INLINE void copy_elements(T* to, T const* from, std::size_t n) {
    transform<default_arch, T, 1>(n, to, [](xsimd::batch<T> x) RAMP_INLINE_LAMBDA { return x; }, from);
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
    for (std::size_t k = 0; k < arrays - kernel.outputs; ++k)
        in_place = in_place || call.in[k].data == call.out[0].data;
    bool const is_aligned = reinterpret_cast<std::uintptr_t>(call.out[0].data) % sizeof(T) == 0;
    return kernel.outputs == 1 && !in_place && is_aligned && call.length >= shortest_stream &&
           call.n * arrays * sizeof(T) >= call.how.streaming_from;  // it is less memory than there is
}

/// One block of a call: elements `at.index` to `at.index + count`, and where they lie once they are in plain arrays.
template <class T, class Level>
class block_of_call {
public:
    block_of_call(elementwise_call<T> const& call, position at, std::size_t count)
        : call_(call), at_(at), count_(count), in_one_row_(count <= call.length - at.column) {}

    /// The elements of an array as a plain array, in the buffer if they are not so already.
    T const* read(strided<T const> const& from, T* buffer) const {
        if (is_plain(from)) return from.data + offset(from);
        for_each_part(from, [=](T const* part, std::size_t first, std::size_t count)
                                RAMP_INLINE_LAMBDA { copy_elements<T, Level>(buffer + first, part, count); });
        return buffer;
    }
    /// Where a plain array of the results goes, and its way from there.
    T* results(strided<T> const& to, T* buffer) const { return is_plain(to) ? to.data + offset(to) : buffer; }
    void write(strided<T> const& to, T const* results) const {
        if (is_plain(to)) return;
        for_each_part(to, [=](T* part, std::size_t first, std::size_t count)
                              RAMP_INLINE_LAMBDA { copy_elements<T, Level>(part, results + first, count); });
    }

private:
    template <class E>
    bool is_plain(strided<E> const& of) const {
        return in_one_row_ || of.stride == call_.length;
    }
    template <class E>
    std::size_t offset(strided<E> const& of) const {
        return at_.row * of.stride + at_.column;
    }
    template <class E, class Visit>
    RAMP_INLINE void for_each_part(strided<E> const& of, Visit visit) const {
        position at = at_;
        for (std::size_t first = 0, count = 0; first < count_; first += count, ++at.row, at.column = 0) {
            std::size_t const rest = call_.length - at.column;
            count = count_ - first < rest ? count_ - first : rest;
            visit(of.data + (at.row * of.stride + at.column), first, count);
        }
    }

    elementwise_call<T> const& call_;
    position at_;
    std::size_t count_;
    bool in_one_row_;
};

/// The slopes of elements, one for each.
template <class T, class Level>
class slopes_by_element {
public:
    explicit slopes_by_element(slope_layout<T> const& of) : of_(of) {}

    /// Those of elements `first` to `first + count`, which fit in the buffer.
    T const* read(std::size_t first, std::size_t count) {
        if (of_.inner == 1 && of_.count >= count && first % of_.count <= of_.count - count)
            return of_.slopes + first % of_.count;
        std::size_t const period = of_.count * of_.inner, phase = first % period;
        if (phase == phase_ && count <= filled_) return buffer_.data();
        if (phase == 0 && period <= buffer_length<T>)
            write_slopes<default_arch>(buffer_.data(), count, of_.slopes, of_.count, of_.inner);
        else
            write_one_by_one(phase, count);
        phase_ = phase;
        filled_ = count;
        return buffer_.data();
    }

    /// How many of at most `count` elements a block should have, so that the next one has the same slopes.
    std::size_t length_of_block(std::size_t count) const {
        std::size_t const period = of_.count * of_.inner;
        return period > 0 && period <= count ? count / period * period : count;
    }

private:
    void write_one_by_one(std::size_t phase, std::size_t count) {
        std::size_t channel = phase / of_.inner, left = of_.inner - phase % of_.inner;
        for (std::size_t i = 0; i < count;) {
            std::size_t const end = count - i < left ? count : i + left;
            for (; i < end; ++i) buffer_[i] = of_.slopes[channel];
            channel = channel + 1 == of_.count ? 0 : channel + 1;
            left = of_.inner;
        }
    }

    slope_layout<T> const& of_;
    std::size_t phase_ = 0;
    std::size_t filled_ = 0;
    alignas(64) std::array<T, buffer_length<T> + shortest_run + lanes<xsimd::batch<T>>> buffer_;
};

/// 1 where a bit is set, and -1 elsewhere.
template <class T, class Level>
void write_signs(T* to, unsigned char const* bytes, std::size_t first, std::size_t count) {
    std::array<no_state, 1> states;
    for_each_batch<default_arch, T>(count, states, [=](std::size_t i, auto lane, no_state&) RAMP_INLINE_LAMBDA {
        store(to + i, load<xsimd::batch<T>>(sign_bits{bytes, first + i}, lane), lane);
    });
}
/// The bits of x: see ramp::forward with a mask.
template <class T, class Level>
void write_bits(unsigned char* bytes, std::size_t first, T const* x, std::size_t count) {
    using V = xsimd::batch<T>;
    std::array<no_state, 1> states;
    for_each_batch<default_arch, T>(count, states, [=](std::size_t i, auto lane, no_state&) RAMP_INLINE_LAMBDA {
        unsigned const used = (1u << count_of<V>(lane)) - 1;
        store_bits(bytes, first + i, count_of<V>(lane), bits_of<V>(!(load<V>(x + i, lane) <= V(T(0)))) & used);
    });
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

/// A call of plain arrays only: in one go, or in runs of one slope, if these are long enough.
template <class T, class Level>
void run_arrays(array_kernel<T> const& kernel, elementwise_call<T> const& call, slope_layout<T> const& slopes,
                bool streams) {
    std::size_t const slope = kernel.inputs - 1;
    input_arrays<T> in{call.in[0].data, call.in[1].data, call.in[2].data};
    output_arrays<T> out{call.out[0].data, call.out[1].data};
    if (slopes.count == 0) return run_array<T, Level>(kernel, call.n, {.streams = streams}, in, out);
    bool const one_slope = slopes.count == 1;
    if (one_slope || is_elementwise(slopes, call.n)) {
        in[slope] = slopes.slopes;
        return run_array<T, Level>(kernel, call.n, {streams, one_slope}, in, out);
    }
    if (has_short_runs(slopes, call.n)) return run_blocks<T, Level>(kernel, call, slopes, streams);
    for (std::size_t first = 0, k = 0; first < call.n; first += slopes.inner, k = k + 1 == slopes.count ? 0 : k + 1) {
        for (std::size_t j = 0; j < slope; ++j) in[j] = call.in[j].data + first;
        in[slope] = slopes.slopes + k;
        for (std::size_t j = 0; j < kernel.outputs; ++j) out[j] = call.out[j].data + first;
        run_array<T, Level>(kernel, slopes.inner, {streams && slopes.inner >= shortest_stream, true}, in, out);
    }
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

template <class T, class Level>
void array_runner<T, Level>::add(array_kernel<T> const& kernel, parameter_call<T> const& call) {
    using V = xsimd::batch<T>;
    constexpr std::size_t length = summed_block<T>::length;
    alignas(64) std::array<T, length> terms, x, dy;
    elementwise_call<T> const arrays{.n = call.n, .length = call.length, .how = stores::ordinary()};
    position at{0, 0, 0};
    for (std::size_t count = 0; at.index < call.n; at = position_of(at.index + count, call.length)) {
        count = call.n - at.index < length ? call.n - at.index : length;
        block_of_call<T, Level> const block(arrays, at, count);
        run_array<T, Level>(kernel, count, {}, {block.read(call.x, x.data())}, {terms.data()});
        T const* const factors = block.read(call.dy, dy.data());
        call.sum->add(
            sum_of_block<default_arch, T>(0, count, [&](std::size_t i, auto lane, V partial) RAMP_INLINE_LAMBDA {
                return fma(load<V>(factors + i, lane), load<V>(terms.data() + i, lane), partial);
            }));
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
