#pragma once

#include <ramp/concepts.hpp>
#include <ramp/lasting_span.hpp>
#include <ramp/vocabulary.hpp>

#include <cstddef>
#include <ranges>
#include <type_traits>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

/// An activation of x plus a learned bias: what ends a dense layer or a convolution, in one pass.
///   ramp::forward(ramp::biased{ramp::relu{}, bias}, x, y);              // y[i] = relu(x[i] + bias of i)
///   ramp::backward(ramp::biased{ramp::relu{}, bias}, x, dy, dx, dbias);  // both gradients in one pass
/// Formula:         f(x + bias), where the sum is rounded
/// Derivative:      by x and by the bias: f'(x + bias)
/// Shapes, units:   element i has bias[i / inner % bias.size()]; the layouts are those of prelu's slopes
/// Errors thrown:   as prelu's slopes
/// Maximum error:   that of f, at the rounded sum
template <class F, class T = float>
struct biased {
    /// The activation. It has no learned parameters of its own.
    F f;
    /// The learned biases, a std::span<T const>.
    detail::lasting_span<T> bias;
    /// How many consecutive elements share a bias.
    std::size_t inner = 1;

    static constexpr bool is_long = long_activation<F>;  ///< see long_activation

    /// f(x + b).
    template <value V>
        requires activation<F, V>
    RAMP_INLINE V operator()(V x, V b) const {
        return f(detail::rounded(x + b));
    }
    /// The derivative by x.
    template <value V>
        requires differentiable<F, V>
    RAMP_INLINE V derivative(V x, V b) const {
        return f.derivative(detail::rounded(x + b));
    }
    /// The derivative by b, which is the same.
    template <value V>
        requires differentiable<F, V>
    RAMP_INLINE V derivative_wrt_bias(V x, V b) const {
        return derivative(x, b);
    }
    /// Both, where f shares work between them.
    template <value V>
        requires requires(F const& g, V x) { g.value_and_derivative(x); }
    RAMP_INLINE value_with_derivative<V> value_and_derivative(V x, V b) const {
        return f.value_and_derivative(detail::rounded(x + b));
    }
    /// The derivative by x and by b from the output.
    template <value V>
        requires differentiable_from_output<F, V>
    RAMP_INLINE V derivative_from_output(V y, V) const {
        return f.derivative_from_output(y);
    }
    /// Whether the output of f determines that.
    RAMP_INLINE constexpr bool determined_by_output() const {
        if constexpr (requires { f.determined_by_output(); })
            return f.determined_by_output();
        else
            return true;
    }

    /// Calls `work` with the formula that f chooses, biased as well.
    template <class E, class Work>
        requires requires(F const& g) { g.template choose<E>([](auto const&) {}); }
    RAMP_INLINE auto choose(Work work) const {
        return f.template choose<E>([&]<class G>(G const& g)
                                        RAMP_INLINE_LAMBDA { return work(biased<G, T>{g, bias, inner}); });
    }
};

// The element type is that of the biases.
template <class F, std::ranges::contiguous_range Bias>
biased(F, Bias&&, std::size_t = 1) -> biased<F, std::remove_cv_t<std::ranges::range_value_t<Bias>>>;

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
