// The kernels of a functor for the level that the translation unit is compiled for. Include it where functors are offered, and nowhere
// else.
#pragma once

#include <ramp/dispatch/array.hpp>
#include <ramp/kernel/argument.hpp>
#include <ramp/kernel/launch.hpp>
#include <ramp/kernel/parameter_gradient.hpp>
#include <ramp/kernel/slope_gradient.hpp>
#include <ramp/tiers.hpp>

#include <array>
#include <cstddef>
#include <type_traits>

RAMP_PRECISE_BEGIN
RAMP_ELSEWHERE_BEGIN

namespace ramp::inline RAMP_ABI {

namespace detail {

/// The derivative by the parameter.
struct parameter_pass {
    static constexpr bool by_formula = true;
    static constexpr std::size_t inputs = 1, outputs = 1;
    template <class F, class V, class Build = allowed>
    RAMP_PART static V at(F const& f, V x) {
        return f.derivative_wrt_parameter(x);
    }
};

/// How many arrays a pass by F reads: the last may be the slopes.
template <class Pass, class F>
inline constexpr std::size_t inputs_by = Pass::inputs + (parametric<F> ? 1 : 0);

/// A kernel: a pass by a formula, in one loop.
template <class Pass, class T, class F, class Level>
RAMP_KERNEL void run_directly(void const* formula, std::size_t n, kernel_mode mode, input_arrays<T> const& in,
                              output_arrays<T> const& out) {
    F const f = *static_cast<F const*>(formula);
    constexpr std::size_t unroll = is_long_pass<F, Pass> ? 1 : 4;
    if constexpr (parametric<F>)
        if (mode.one_slope) {
            xsimd::batch<T> const slope(*in[Pass::inputs]);
            return run_batches<T, unroll, Pass::inputs, Pass::outputs>(
                n, mode, in, out, [f, slope](auto... v) RAMP_PART_LAMBDA { return Pass::at(f, v..., slope); });
        }
    run_batches<T, unroll, inputs_by<Pass, F>, Pass::outputs>(
        n, mode, in, out, [f](auto... v) RAMP_PART_LAMBDA { return Pass::at(f, v...); });
}

/// Whether F computes its value and its derivative together.
template <class F, class V>
inline constexpr bool shares_work = requires(F const& f, V v) { f.value_and_derivative(v); } ||
                                    requires(F const& f, V v) { f.value_and_derivative(v, v); };

/// A kernel: the same by way of buffers for f(x) and f'(x), so that the compiler has a long formula once for all passes.
template <class Pass, class T, class F, class Level>
void run_by_buffers(void const* formula, std::size_t n, kernel_mode mode, input_arrays<T> const& in,
                    output_arrays<T> const& out) {
    constexpr bool is_gradient = std::is_same_v<Pass, gradient_pass>, is_gate = std::is_same_v<Pass, gate_pass>;
    alignas(64) std::array<T, buffer_length<T>> values, derivatives;
    kernel_mode const ordinary{.one_slope = mode.one_slope};
    std::size_t count = 0;
    for (std::size_t i = 0; i < n; i += count) {
        count = n - i < buffer_length<T> ? n - i : buffer_length<T>;
        input_arrays<T> from{};
        for (std::size_t k = 0; k < Pass::inputs; ++k) from[k] = in[k] + i;
        input_arrays<T> x{from[0]};
        if constexpr (parametric<F>) x[1] = mode.one_slope ? in[Pass::inputs] : in[Pass::inputs] + i;
        if constexpr (shares_work<F, xsimd::batch<T>> && !is_gradient && !is_gate) {
            run_directly<value_and_derivative_pass, T, F, Level>(formula, count, ordinary, x,
                                                                 {values.data(), derivatives.data()});
        } else {
            if constexpr (!is_gradient)
                run_directly<value_pass, T, F, Level>(formula, count, ordinary, x, {values.data()});
            if constexpr (!is_gate)
                run_directly<derivative_pass, T, F, Level>(formula, count, ordinary, x, {derivatives.data()});
        }
        from[Pass::inputs] = values.data();
        from[Pass::inputs + 1] = derivatives.data();
        output_arrays<T> to{};
        for (std::size_t k = 0; k < Pass::outputs; ++k) to[k] = out[k] + i;
        combiner<Pass, T, Level>::run(count, mode, from, to);
    }
}

/// The kernel of a pass by a formula.
template <class Pass, class T, class F, class Level>
RAMP_INLINE array_kernel<T> kernel_of(F const& f) {
    constexpr bool is_simple = std::is_same_v<Pass, value_pass> || std::is_same_v<Pass, derivative_pass> ||
                               std::is_same_v<Pass, parameter_pass> ||
                               (std::is_same_v<Pass, value_and_derivative_pass> && shares_work<F, xsimd::batch<T>>);
    if constexpr (is_simple || !is_long_pass<F, Pass>)
        return {run_directly<Pass, T, F, Level>, &f, inputs_by<Pass, F>, Pass::outputs};
    else
        return {run_by_buffers<Pass, T, F, Level>, &f, inputs_by<Pass, F>, Pass::outputs};
}

template <class T, class F>
RAMP_INLINE slope_layout<T> slopes_of(F const& f) {
    if constexpr (parametric<F>)
        return layout_of(f);
    else
        return {nullptr, 0, 0};
}

// What the table of a functor holds.

/// What a kernel of F for elements of T is a kernel of: a tier has formulas of its own for floats only, and for some passes.
template <class Pass, class T, class F>
using with_own_formulas = std::conditional_t<std::is_same_v<T, float> && Pass::by_formula, F, without_tier_t<F>>;

/// Runs a kernel over plain arrays in ordinary ways, as most calls want it, and leaves others to the engine.
template <class Pass, class T, class F, class Level>
RAMP_INLINE void run_kernel(F const& f, elementwise_call<T> const& call) {
    using V = xsimd::batch<T>;
    array_kernel<T> const kernel = kernel_of<Pass, T, F, Level>(f);
    slope_layout<T> const slopes = slopes_of<T>(f);
    std::size_t const n = call.n;
    bool const one_slope = parametric<F> && slopes.count == 1;
    bool const is_plain = call.length == n && call.signs == nullptr && call.bits == nullptr;
    bool const is_small = n * (Pass::inputs + Pass::outputs) * sizeof(T) < call.how.streaming_from;
    if (!is_plain || !is_small || (parametric<F> && !one_slope))
        return array_runner<T, Level>::run(kernel, call, slopes);
    input_arrays<T> in;
    for (std::size_t k = 0; k < Pass::inputs; ++k) in[k] = call.in[k].data;
    if constexpr (parametric<F>) in[Pass::inputs] = slopes.slopes;
    output_arrays<T> out;
    for (std::size_t k = 0; k < Pass::outputs; ++k) out[k] = call.out[k].data;
    std::size_t const whole = is_long_pass<F, Pass> ? n / lanes<V> * lanes<V> : n;
    if (whole > 0) kernel.run(kernel.f, whole, {.one_slope = one_slope}, in, out);
    if (whole < n) array_runner<T, Level>::finish(kernel, whole, n - whole, one_slope, in, out);
}

template <class Pass, class T, class F, class Level>
void run_pass(F const& f, elementwise_call<T> const& call) {
    with_own_formulas<Pass, T, F> const& own = f;
    with_formula<Pass::by_formula, T>(own, [&](auto const& g) RAMP_INLINE_LAMBDA {
        run_kernel<Pass, T, std::remove_cvref_t<decltype(g)>, Level>(g, call);
    });
}

template <class T, class F, class Level>
void run_parameter(F const& f, parameter_call<T> const& call) {
    using G = without_tier_t<F>;
    with_formula<has_learnable_formulas<G, xsimd::batch<T>>, T>(
        static_cast<G const&>(f), [&](auto const& g) RAMP_INLINE_LAMBDA {
            array_runner<T, Level>::add(kernel_of<parameter_pass, T, std::remove_cvref_t<decltype(g)>, Level>(g), call);
        });
}

template <class T, class F, class Level>
void run_slopes(F const& f, slope_call<T> const& call) {
    auto const run = [&](auto x, auto dy, auto dx) RAMP_INLINE_LAMBDA {
        parametric_arrays const arrays{call.n, x, dy, dx};
        if (call.sums != nullptr) return parametric_backward_here<default_arch>(f, arrays, call.sums);
        parametric_backward_here<default_arch>(f, arrays, call.dslope, call.how);
    };
    if (call.length == call.n || call.n == 0) return run(call.x.data, call.dy.data, call.dx.data);
    auto const as_rows = [&](auto of)
                             RAMP_INLINE_LAMBDA { return rows(of.data, call.n / call.length, call.length, of.stride); };
    run(as_rows(call.x), as_rows(call.dy), as_rows(call.dx));
}

/// Whether F has a pass.
template <class Pass, class F, class V>
inline constexpr bool has_pass = has_derivative<F, V>;
template <class F, class V>
inline constexpr bool has_pass<value_pass, F, V> = has_value<F, V>;
template <class F, class V>
inline constexpr bool has_pass<gate_pass, F, V> = has_value<F, V>;
template <class F, class V>
inline constexpr bool has_pass<gradient_from_output_pass, F, V> = has_derivative_from_output<F, V>;

template <class T, class F, class Level, class... Pass>
constexpr kernel_table<T, F> table_of(pass_list<Pass...>) {
    using V = xsimd::batch<T>;
    kernel_table<T, F> table;
    if constexpr (has_slopes_of<F, T>) {
        auto const add = [&]<class P>(P) {
            if constexpr (has_pass<P, F, V>)
                table.elementwise[elementwise_passes::index_of<P>] = run_pass<P, T, F, Level>;
        };
        (add(Pass{}), ...);
        if constexpr (learnable<F, V>) table.parameter = run_parameter<T, F, Level>;
        if constexpr (parametric_differentiable<F, V>) table.slopes = run_slopes<T, F, Level>;
    }
    return table;
}

}  // namespace detail

template <class F, class Level>
detail::kernel_table<float, F> const& dispatch::offer<F, Level>::kernels(float) {
    static constexpr auto table = detail::table_of<float, F, Level>(detail::elementwise_passes{});
    return table;
}
template <class F, class Level>
detail::kernel_table<double, F> const& dispatch::offer<F, Level>::kernels(double) {
    static constexpr auto table = detail::table_of<double, F, Level>(detail::elementwise_passes{});
    return table;
}

}  // namespace ramp::inline RAMP_ABI

RAMP_ELSEWHERE_END
RAMP_PRECISE_END
