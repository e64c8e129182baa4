// What the algorithms compute of one element or one batch.
#pragma once

#include <ramp/detail/loop.hpp>

#include <cstddef>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI::detail {

// at(f, inputs..., slope): with the slope for an f with slopes only. Where `by_formula`, the formula that f chooses will do
// in place of f.
struct value_pass {
    static constexpr bool by_formula = true;
    template <class F, class V, class... Slope>
    RAMP_INLINE static V at(F const& f, V x, Slope... slope) {
        return f(x, slope...);
    }
};

struct value_with_bits_pass {
    static constexpr bool by_formula = true;
    template <class F, class V, class... Slope>
    RAMP_INLINE static value_with_bits<V> at(F const& f, V x, Slope... slope) {
        return {f(x, slope...), !(x <= V(0))};
    }
};

struct value_and_derivative_pass {
    static constexpr bool by_formula = true;
    template <class F, class V, class... Slope>
    RAMP_INLINE static value_with_derivative<V> at(F const& f, V x, Slope... slope) {
        if constexpr (requires { f.value_and_derivative(x, slope...); })
            return f.value_and_derivative(x, slope...);
        else
            return {f(x, slope...), f.derivative(x, slope...)};
    }
};

struct derivative_pass {
    static constexpr bool by_formula = true;
    template <class F, class V, class... Slope>
    RAMP_INLINE static V at(F const& f, V x, Slope... slope) {
        return f.derivative(x, slope...);
    }
};

struct gradient_pass {
    static constexpr bool by_formula = true;
    template <class F, class V, class... Slope>
    RAMP_INLINE static V at(F const& f, V x, V dy, Slope... slope) {
        return dy * rounded(f.derivative(x, slope...));
    }
};

struct gradient_from_output_pass {
    static constexpr bool by_formula = false;
    template <class F, class V, class... Slope>
    RAMP_INLINE static V at(F const& f, V y, V dy, Slope... slope) {
        return dy * rounded(f.derivative_from_output(y, slope...));
    }
};

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
void run_streaming(F f, std::size_t n, Out out, In... in) {
    with_formula<Pass, T>(f, [&](auto const& g) RAMP_INLINE_LAMBDA {
        apply_streaming<Arch, T>(g, n, out, [g](auto... v) RAMP_INLINE_LAMBDA { return Pass::at(g, v...); }, in...);
    });
}

/// out[i] = Pass::at(f, in[i]..., slope of i). The arguments arrive in registers, which short arrays notice.
template <class Arch, class Pass, class T, class Build = allowed, class F, class Out, class... In>
void run(F f, std::size_t n, Out out, stores how, In... in) {
    if constexpr (can_stream<xsimd::batch<T, Arch>> && is_streamable<Out>)
        if (is_streaming(how, n, out, in...)) return run_streaming<Arch, Pass, T>(f, n, out, in...);
    with_formula<Pass, T>(f, [&](auto const& g) RAMP_INLINE_LAMBDA {
        apply<Arch, T>(g, n, out, [g](auto... v) RAMP_INLINE_LAMBDA { return Pass::at(g, v...); }, in...);
    });
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_PRECISE_END
