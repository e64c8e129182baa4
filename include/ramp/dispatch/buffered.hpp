// Passes by way of buffers, for the level that the translation unit is compiled for.
#pragma once

#include <ramp/dispatch/array.hpp>

#include <array>
#include <cstddef>

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

/// A kernel: the pass by values and derivatives that are there already. They come after its inputs.
template <class Pass, class T, class Level>
RAMP_KERNEL void combine(std::size_t n, kernel_mode mode, input_arrays<T> const& in, output_arrays<T> const& out) {
    using V = xsimd::batch<T>;
    run_batches<T, false, Pass::inputs + 2, Pass::outputs>(n, mode, in, out, [](auto... v) RAMP_PART_LAMBDA {
        std::array<V, sizeof...(v)> const inputs{v...};
        given_values<V> const f{inputs[Pass::inputs], inputs[Pass::inputs + 1]};
        return [&]<std::size_t... Index>(std::index_sequence<Index...>)
                   RAMP_PART_LAMBDA { return Pass::at(f, inputs[Index]...); }(std::make_index_sequence<Pass::inputs>{});
    });
}

/// How many of n elements to take next: what a buffer has room for, but a batch is to be left, or nothing.
template <class T>
RAMP_INLINE std::size_t length_of_buffered(std::size_t n) {
    if (n <= buffer_length<T>) return n;
    constexpr std::size_t width = lanes<xsimd::batch<T>>;
    return n < buffer_length<T> + width ? buffer_length<T> - width : buffer_length<T>;
}

template <class Pass, class T, class Level>
RAMP_APART void buffered_pass<Pass, T, Level>::run(void const* formula, std::size_t n, kernel_mode mode,
                                                   input_arrays<T> const& in, output_arrays<T> const& out) {
    auto const [f, kernels] = *static_cast<formula_at<T> const*>(formula);
    alignas(64) std::array<T, buffer_length<T>> values, derivatives;
    kernel_mode const ordinary{.one_slope = mode.one_slope};
    std::size_t count = 0;
    for (std::size_t i = 0; i < n; i += count) {
        count = length_of_buffered<T>(n - i);
        input_arrays<T> from{};
        for (std::size_t k = 0; k < Pass::inputs; ++k) from[k] = in[k] + i;
        input_arrays<T> x{from[0]};
        if (kernels.has_slopes) x[1] = mode.one_slope ? in[Pass::inputs] : in[Pass::inputs] + i;
        if (kernels.both != nullptr) kernels.both(f, count, ordinary, x, {values.data(), derivatives.data()});
        if (kernels.value != nullptr) kernels.value(f, count, ordinary, x, {values.data()});
        if (kernels.derivative != nullptr) kernels.derivative(f, count, ordinary, x, {derivatives.data()});
        from[Pass::inputs] = values.data();
        from[Pass::inputs + 1] = derivatives.data();
        output_arrays<T> to{};
        for (std::size_t k = 0; k < Pass::outputs; ++k) to[k] = out[k] + i;
        combine<Pass, T, Level>(count, mode, from, to);
    }
}

// What the other translation units of the level find here.
template struct buffered_pass<value_and_derivative_pass, float, level_of_unit>;
template struct buffered_pass<value_and_derivative_pass, double, level_of_unit>;
template struct buffered_pass<gradient_pass, float, level_of_unit>;
template struct buffered_pass<gradient_pass, double, level_of_unit>;
template struct buffered_pass<gate_pass, float, level_of_unit>;
template struct buffered_pass<gate_pass, double, level_of_unit>;
template struct buffered_pass<gate_gradients_pass, float, level_of_unit>;
template struct buffered_pass<gate_gradients_pass, double, level_of_unit>;

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_LOOPS_END
RAMP_PRECISE_END
