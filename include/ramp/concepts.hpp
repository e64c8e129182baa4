// What an activation is. Conventions that hold for every activation of the library:
//   - a value takes its negative branch where x < 0, a derivative where x <= 0; so relu'(0) = 0, elu'(0) = alpha;
//   - NaN in gives NaN out; a derivative at NaN is the one of the positive branch, 1;
//   - hyper-parameters are `double` members, converted to the element type once.
#pragma once

#include <ramp/simd/value.hpp>

#include <concepts>
#include <cstddef>

namespace ramp::inline RAMP_ABI {

/// An activation: f(x), of the same type as x. Enough for `forward`.
template <class F, class V>
concept activation = value<V> && requires(F const& f, V x) {
    { f(x) } -> std::same_as<V>;
};

/// An activation with `derivative(x)`. Unlocks `derivative`, `value_and_derivative` and `backward`.
template <class F, class V>
concept differentiable = activation<F, V> && requires(F const& f, V x) {
    { f.derivative(x) } -> std::same_as<V>;
};

/// What `value_and_derivative` computes of one x. An activation whose value and derivative share work may have a member
/// `value_and_derivative(x)` that returns it.
template <class V>
struct value_with_derivative {
    V value;
    V derivative;
};

/// An activation with `derivative_from_output(y)`, the derivative at x expressed by y = f(x). Unlocks
/// `backward_from_output`. Where this holds for some parameters only, a member `bool determined_by_output() const`
/// says for which; `backward_from_output` asks it.
template <class F, class V>
concept differentiable_from_output = activation<F, V> && requires(F const& f, V y) {
    { f.derivative_from_output(y) } -> std::same_as<V>;
};

/// An activation with one parameter that can be learned, and `derivative_wrt_parameter(x)`. Unlocks `parameter_gradient`.
template <class F, class V>
concept learnable = activation<F, V> && requires(F const& f, V x) {
    { f.derivative_wrt_parameter(x) } -> std::same_as<V>;
};

/// A functor with learned slopes, a contiguous `slopes`, of which `inner` consecutive elements share one: element i has
/// slopes[i / inner % slopes.size()]. It takes the slope as its second argument. The two numbers may be of any integer type.
template <class F>
concept parametric = requires(F const& f) {
    { f.slopes.data() };
    { f.slopes.size() } -> std::convertible_to<std::size_t>;
    { f.inner } -> std::convertible_to<std::size_t>;
};

/// The counterparts of the three above for functors with learned slopes.
template <class F, class V>
concept parametric_activation = parametric<F> && value<V> && requires(F const& f, V x, V slope) {
    { f(x, slope) } -> std::same_as<V>;
};

template <class F, class V>
concept parametric_differentiable = parametric_activation<F, V> && requires(F const& f, V x, V slope) {
    { f.derivative(x, slope) } -> std::same_as<V>;
    { f.derivative_wrt_slope(x, slope) } -> std::same_as<V>;
};

template <class F, class V>
concept parametric_differentiable_from_output = parametric_activation<F, V> && requires(F const& f, V y, V slope) {
    { f.derivative_from_output(y, slope) } -> std::same_as<V>;
};

/// An activation of two straight pieces that meet at 0: its derivative depends on no more than whether x > 0. It says so by
/// `static constexpr bool piecewise_linear = true`, which unlocks `forward` with a mask and `backward_from_mask`.
template <class F>
concept piecewise_linear = requires { requires F::piecewise_linear; };

/// A stated maximum error over all inputs, in units in the last place (ULP) of the exact result. 0.5 means correctly
/// rounded, 0 exact. The tests hold each function against the constant that its documentation names.
struct max_ulp {
    double f32;
    double f64;
};

}  // namespace ramp::inline RAMP_ABI
