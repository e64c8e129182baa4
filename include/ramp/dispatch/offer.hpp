// The kernels of a functor for the level that the translation unit is compiled for. Include it where functors are offered, and nowhere
// else.
#pragma once

#include <ramp/dispatch/array.hpp>
#include <ramp/kernel/argument.hpp>
#include <ramp/kernel/launch.hpp>
#include <ramp/kernel/parameter_gradient.hpp>
#include <ramp/kernel/slope_gradient.hpp>
#include <ramp/tiers.hpp>

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
    constexpr bool is_long = is_long_pass<F, Pass>;
    if constexpr (parametric<F>)
        if (mode.one_slope) {
            xsimd::batch<T> const slope(*in[Pass::inputs]);
            return run_batches<T, is_long, Pass::inputs, Pass::outputs>(
                n, mode, in, out, [f, slope](auto... v) RAMP_PART_LAMBDA { return Pass::at(f, v..., slope); });
        }
    run_batches<T, is_long, inputs_by<Pass, F>, Pass::outputs>(
        n, mode, in, out, [f](auto... v) RAMP_PART_LAMBDA { return Pass::at(f, v...); });
}

/// Whether F computes its value and its derivative together.
template <class F, class V>
inline constexpr bool shares_work = requires(F const& f, V v) { f.value_and_derivative(v); } ||
                                    requires(F const& f, V v) { f.value_and_derivative(v, v); };

/// Whether a pass by F is one loop by its formula.
template <class Pass, class F, class V>
inline constexpr bool is_direct =
    !is_long_pass<F, Pass> || std::is_same_v<Pass, value_pass> || std::is_same_v<Pass, derivative_pass> ||
    (std::is_same_v<Pass, value_and_derivative_pass> && shares_work<F, V>);

template <class Pass, class T, class F, class Level>
inline constexpr array_kernel<T> direct_kernel{run_directly<Pass, T, F, Level>, inputs_by<Pass, F>, Pass::outputs,
                                               is_long_pass<F, Pass>};
template <class Pass, class T, class F, class Level>
inline constexpr array_kernel<T> buffered_kernel{buffered_pass<Pass, T, Level>::run, inputs_by<Pass, F>, Pass::outputs,
                                                 true};

/// What a pass by way of buffers takes of a long formula.
template <class Pass, class T, class F, class Level>
inline constexpr formula_kernels<T> kernels_of_formula = [] {
    constexpr bool is_gradient = std::is_same_v<Pass, gradient_pass>, is_gate = std::is_same_v<Pass, gate_pass>;
    formula_kernels<T> kernels{.has_slopes = parametric<F>};
    if constexpr (shares_work<F, xsimd::batch<T>> && !is_gradient && !is_gate) {
        kernels.both = run_directly<value_and_derivative_pass, T, F, Level>;
    } else {
        if constexpr (!is_gradient) kernels.value = run_directly<value_pass, T, F, Level>;
        if constexpr (!is_gate) kernels.derivative = run_directly<derivative_pass, T, F, Level>;
    }
    return kernels;
}();

// What the table of a functor holds.

template <class Pass, class T, class F, class Level>
void run_pass(void const* functor, elementwise_call<T> const& call) {
    with_formula<Pass::by_formula, T>(*static_cast<F const*>(functor), [&]<class G>(G const& g) RAMP_INLINE_LAMBDA {
        auto const run = [&](array_kernel<T> const& kernel, void const* f) RAMP_INLINE_LAMBDA {
            if constexpr (parametric<G>)
                array_runner<T, Level>::run(kernel, f, call, layout_of(g));
            else
                array_runner<T, Level>::run(kernel, f, call);
        };
        if constexpr (is_direct<Pass, G, xsimd::batch<T>>) {
            run(direct_kernel<Pass, T, G, Level>, &g);
        } else {
            formula_at<T> const formula{&g, kernels_of_formula<Pass, T, G, Level>};
            run(buffered_kernel<Pass, T, G, Level>, &formula);
        }
    });
}

template <class T, class F, class Level>
void run_parameter(void const* functor, parameter_call<T> const& call) {
    with_formula<has_learnable_formulas<F, xsimd::batch<T>>, T>(
        *static_cast<F const*>(functor), [&]<class G>(G const& g) RAMP_INLINE_LAMBDA {
            array_runner<T, Level>::add(direct_kernel<parameter_pass, T, G, Level>, &g, call);
        });
}

template <class T, class F, class Level>
void run_slopes(void const* functor, slope_call<T> const& call) {
    F const& f = *static_cast<F const*>(functor);
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
constexpr kernel_table<T> table_of(pass_list<Pass...>) {
    using V = xsimd::batch<T>;
    kernel_table<T> table;
    if constexpr (has_slopes_of<F, T>) {
        auto const add = [&]<class P>(P) {
            if constexpr (has_pass<P, F, V>)
                table.elementwise[elementwise_passes::index_of<P>] = run_pass<P, T, with_own_formulas<P, T, F>, Level>;
        };
        (add(Pass{}), ...);
        if constexpr (learnable<F, V>) table.parameter = run_parameter<T, without_tier_t<F>, Level>;
        if constexpr (parametric_differentiable<F, V>) table.slopes = run_slopes<T, F, Level>;
    }
    return table;
}

}  // namespace detail

template <class F, class Level>
detail::kernel_table<float> const& dispatch::offer<F, Level>::kernels(float) {
    static constexpr auto table = detail::table_of<float, F, Level>(detail::elementwise_passes{});
    return table;
}
template <class F, class Level>
detail::kernel_table<double> const& dispatch::offer<F, Level>::kernels(double) {
    static constexpr auto table = detail::table_of<double, F, Level>(detail::elementwise_passes{});
    return table;
}

}  // namespace ramp::inline RAMP_ABI

RAMP_ELSEWHERE_END
RAMP_PRECISE_END
