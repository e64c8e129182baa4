// What an activation is. These conventions hold for every activation of the library:
//   - a value takes its negative branch where x < 0, a derivative where x <= 0; so relu'(0) = 0, elu'(0) = alpha;
//   - NaN in gives NaN out; the derivative at NaN is that of the positive branch, 1;
//   - hyper-parameters are `double` members, which are converted to the element type once.
#pragma once

#include <ramp/simd/value.hpp>

#include <concepts>
#include <cstddef>

namespace ramp::inline RAMP_ABI {

/// An activation: a functor whose f(x) has the type of x. It is all that `forward` needs.
template <class F, class V>
concept activation = value<V> && requires(F const& f, V x) {
    { f(x) } -> std::same_as<V>;
};

/// An activation with a member `derivative(x)`. It unlocks `derivative`, `value_and_derivative` and `backward`.
template <class F, class V>
concept differentiable = activation<F, V> && requires(F const& f, V x) {
    { f.derivative(x) } -> std::same_as<V>;
};

/// What `value_and_derivative` computes of one x. An activation whose value and derivative share work may have a member
/// `value_and_derivative(x)`, which returns this.
template <class V>
struct value_with_derivative {
    V value;       ///< f(x)
    V derivative;  ///< f'(x)
};

/// An activation with a member `derivative_from_output(y)`: the derivative at x as a function of y = f(x). It unlocks
/// `backward_from_output`. If the output determines the derivative for some parameters only, a member
/// `bool determined_by_output() const` says whether it does, and `backward_from_output` asks it.
template <class F, class V>
concept differentiable_from_output = activation<F, V> && requires(F const& f, V y) {
    { f.derivative_from_output(y) } -> std::same_as<V>;
};

/// An activation with one parameter that can be learned, and a member `derivative_wrt_parameter(x)`. It unlocks
/// `parameter_gradient`.
template <class F, class V>
concept learnable = activation<F, V> && requires(F const& f, V x) {
    { f.derivative_wrt_parameter(x) } -> std::same_as<V>;
};

namespace detail {

/// The learned parameters of f: its slopes, or its biases.
template <class F>
    requires requires(F const& f) { f.slopes; }
RAMP_INLINE constexpr auto const& parameters_of(F const& f) {
    return f.slopes;
}
template <class F>
    requires requires(F const& f) { f.bias; }
RAMP_INLINE constexpr auto const& parameters_of(F const& f) {
    return f.bias;
}

}  // namespace detail

/// A functor with learned slopes. They are a contiguous range, `slopes`, and `inner` consecutive elements share one of
/// them: element i has slopes[i / inner % slopes.size()]. The functor's members take the slope as their second
/// argument. `inner` and the size may be of any integer type. Learned biases are the same in every way, but the range is
/// called `bias`.
template <class F>
concept parametric = requires(F const& f) {
    { detail::parameters_of(f).data() };
    { detail::parameters_of(f).size() } -> std::convertible_to<std::size_t>;
    { f.inner } -> std::convertible_to<std::size_t>;
};

/// A functor with learned slopes and f(x, slope), as `activation` is without slopes.
template <class F, class V>
concept parametric_activation = parametric<F> && value<V> && requires(F const& f, V x, V slope) {
    { f(x, slope) } -> std::same_as<V>;
};

namespace detail {

/// The derivative by the learned parameter.
template <class F, class V>
    requires requires(F const& f, V x) { f.derivative_wrt_slope(x, x); }
RAMP_INLINE constexpr auto derivative_wrt_learned(F const& f, V x, V slope) {
    return f.derivative_wrt_slope(x, slope);
}
template <class F, class V>
    requires requires(F const& f, V x) { f.derivative_wrt_bias(x, x); }
RAMP_INLINE constexpr auto derivative_wrt_learned(F const& f, V x, V bias) {
    return f.derivative_wrt_bias(x, bias);
}

}  // namespace detail

/// The same with `derivative(x, slope)` and `derivative_wrt_slope(x, slope)`, or `derivative_wrt_bias(x, bias)`.
template <class F, class V>
concept parametric_differentiable = parametric_activation<F, V> && requires(F const& f, V x, V slope) {
    { f.derivative(x, slope) } -> std::same_as<V>;
    { detail::derivative_wrt_learned(f, x, slope) } -> std::same_as<V>;
};

/// The same with `derivative_from_output(y, slope)`.
template <class F, class V>
concept parametric_differentiable_from_output = parametric_activation<F, V> && requires(F const& f, V y, V slope) {
    { f.derivative_from_output(y, slope) } -> std::same_as<V>;
};

/// An activation of two straight pieces that meet at 0, so that its derivative depends only on whether x > 0. It says
/// so by `static constexpr bool piecewise_linear = true`, which unlocks `forward` with a mask and `backward_from_mask`.
template <class F>
concept piecewise_linear = requires { requires F::piecewise_linear; };

/// An activation whose formula takes some thirty instructions or more, so that its loop gains nothing by taking several batches a
/// turn, and saves the compiler much work by having the formula once. It says so by `static constexpr bool is_long = true`. Where an
/// activation chooses between formulas, each of them says so.
template <class F>
concept long_activation = requires { requires F::is_long; };

/// A maximum error over all inputs, in units in the last place (ULP) of the exact result: 0.5 means correctly rounded,
/// 0 exact. The tests hold each function to the constant that its comment names.
struct max_ulp {
    double f32;  ///< for float
    double f64;  ///< for double
};

}  // namespace ramp::inline RAMP_ABI
