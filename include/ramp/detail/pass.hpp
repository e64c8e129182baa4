// What the algorithms compute of one element or one batch.
#pragma once

#include <ramp/detail/loop.hpp>

#include <cstddef>

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
        return dy * f.derivative(x, slope...);
    }
};

struct gradient_from_output_pass {
    static constexpr bool by_formula = false;
    template <class F, class V, class... Slope>
    RAMP_INLINE static V at(F const& f, V y, V dy, Slope... slope) {
        return dy * f.derivative_from_output(y, slope...);
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
template <class Arch, class Pass, class T, class F, class... In>
void run_streaming(F f, std::size_t n, T* out, In... in) {
    with_formula<Pass, T>(f, [&](auto const& g) RAMP_INLINE_LAMBDA {
        apply_streaming<Arch>(g, n, out, [g](auto... v) RAMP_INLINE_LAMBDA { return Pass::at(g, v...); }, in...);
    });
}

/// out[i] = Pass::at(f, in[i]..., slope of i). The arguments arrive in registers, which short arrays notice.
template <class Arch, class Pass, class T, class F, class... In>
void run(F f, std::size_t n, T* out, stores how, In... in) {
    if constexpr (can_stream<xsimd::batch<T, Arch>>)
        if (is_streaming(how, n, out, in...)) return run_streaming<Arch, Pass>(f, n, out, in...);
    with_formula<Pass, T>(f, [&](auto const& g) RAMP_INLINE_LAMBDA {
        apply<Arch>(g, n, out, [g](auto... v) RAMP_INLINE_LAMBDA { return Pass::at(g, v...); }, in...);
    });
}

/// y[i] = f(x[i], slope of i), and bit i from x[i].
template <class Arch, class T, class F>
void run_with_bits(F f, std::size_t n, T* y, unsigned char* bytes, T const* x) {
    apply_with_bits<Arch>(f, n, y, bytes, [f](auto... v) RAMP_INLINE_LAMBDA { return f(v...); }, x);
}

}  // namespace ramp::inline RAMP_ABI::detail
