// The passes: what each call computes of one element or one batch.
#pragma once

#include <ramp/concepts.hpp>
#include <ramp/kernel/outputs.hpp>

#include <cstddef>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI::detail {

// Each pass has a function at(f, inputs..., slope), where the slope is there only if f has slopes. `by_formula` says
// that the formula which f chooses may stand in for f; `inputs` and `outputs` count arrays.
struct value_pass {
    static constexpr bool by_formula = true;
    static constexpr std::size_t inputs = 1, outputs = 1;
    template <class F, class V, class Build = allowed, class... Slope>
    RAMP_PART static V at(F const& f, V x, Slope... slope) {
        return f(x, slope...);
    }
};

struct value_with_bits_pass {
    static constexpr bool by_formula = true;
    static constexpr std::size_t inputs = 1, outputs = 1;
    template <class F, class V, class Build = allowed, class... Slope>
    RAMP_PART static value_with_bits<V> at(F const& f, V x, Slope... slope) {
        return {f(x, slope...), !(x <= V(0))};
    }
};

struct value_and_derivative_pass {
    static constexpr bool by_formula = true;
    static constexpr std::size_t inputs = 1, outputs = 2;
    template <class F, class V, class Build = allowed, class... Slope>
    RAMP_PART static value_with_derivative<V> at(F const& f, V x, Slope... slope) {
        if constexpr (requires { f.value_and_derivative(x, slope...); })
            return f.value_and_derivative(x, slope...);
        else
            return {f(x, slope...), f.derivative(x, slope...)};
    }
};

/// f(a) b, where b opens or shuts the gate.
struct gate_pass {
    static constexpr bool by_formula = true;
    static constexpr std::size_t inputs = 2, outputs = 1;
    template <class F, class V, class Build = allowed, class... Slope>
    RAMP_PART static V at(F const& f, V a, V b, Slope... slope) {
        return rounded(f(a, slope...)) * b;
    }
};

/// The gradients of that by a and by b.
struct gate_gradients_pass {
    static constexpr bool by_formula = true;
    static constexpr std::size_t inputs = 3, outputs = 2;
    template <class F, class V, class Build = allowed, class... Slope>
    RAMP_PART static two_values<V> at(F const& f, V a, V b, V dy, Slope... slope) {
        auto const [y, d] = value_and_derivative_pass::at(f, a, slope...);
        return {rounded(dy * b) * rounded(d), dy * rounded(y)};
    }
};

struct derivative_pass {
    static constexpr bool by_formula = true;
    static constexpr std::size_t inputs = 1, outputs = 1;
    template <class F, class V, class Build = allowed, class... Slope>
    RAMP_PART static V at(F const& f, V x, Slope... slope) {
        return f.derivative(x, slope...);
    }
};

struct gradient_pass {
    static constexpr bool by_formula = true;
    static constexpr std::size_t inputs = 2, outputs = 1;
    template <class F, class V, class Build = allowed, class... Slope>
    RAMP_PART static V at(F const& f, V x, V dy, Slope... slope) {
        return dy * rounded(f.derivative(x, slope...));
    }
};

struct gradient_from_output_pass {
    static constexpr bool by_formula = false;
    static constexpr std::size_t inputs = 2, outputs = 1;
    template <class F, class V, class Build = allowed, class... Slope>
    RAMP_PART static V at(F const& f, V y, V dy, Slope... slope) {
        return dy * rounded(f.derivative_from_output(y, slope...));
    }
};

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_PRECISE_END
