#pragma once

#include <ramp/concepts.hpp>
#include <ramp/math/sigmoid.hpp>
#include <ramp/numeric/double_word.hpp>
#include <ramp/numeric/fast.hpp>
#include <ramp/vocabulary.hpp>

#include <string_view>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

/// Logistic sigmoid.
/// Formula:         f(x) = 1 / (1 + e^-x)
/// Derivative:      f'(x) = f(x) (1 - f(x)) = f(x) f(-x); from the output y: y (1 - y)
/// Shapes, units:   element by element
/// Range:           [0, 1]
/// Special values:  f(+-0) = 0.5, f(-inf) = 0, f(inf) = 1, f(NaN) = NaN;
///                  f'(+-0) = 0.25, f'(-inf) = f'(inf) = 0, f'(NaN) = NaN; subnormal results are not flushed
/// Errors thrown:   none
/// Maximum error:   value_error, derivative_error; fast_error and exact_error in the tiers of these names.
///                  derivative_from_output is less than the type's epsilon off from the derivative at x, which is no
///                  relative bound: for large x, 1 - y cancels (f32: 0 from x = 17.4 on, where f'(x) is 2.8e-8)
/// Source:          Han, Moraga: The influence of the sigmoid function parameters on the speed of backpropagation
///                  learning (1995)
struct sigmoid {
    static constexpr std::string_view name = "sigmoid";
    static constexpr bool is_long = true;  ///< see long_activation
    static constexpr max_ulp value_error{1.0, 1.0};
    static constexpr max_ulp derivative_error{1.0, 1.0};
    /// The maximum error of ramp::fast of this, the value's and the derivative's.
    static constexpr max_ulp fast_error{32, 1.0};
    /// The same of ramp::exact of this.
    static constexpr max_ulp exact_error{0.501, 1.0};

    template <value V>
    RAMP_INLINE V operator()(V x) const {
        return math::sigmoid(x);
    }
    template <value V>
    RAMP_INLINE V derivative(V x) const {
        if constexpr (detail::better_in_double<V>)
            return detail::exact_sigmoid_derivative(x);
        else
            return detail::logistic_derivative(x);
    }
    template <value V>
    RAMP_INLINE V derivative_from_output(V y) const {
        V const w = detail::rounded(V(1) - y);  // y w, with what the rounding of w loses
        V const lost = detail::rounded(detail::rounded(V(1) - w) - y);
        return detail::accurate_fma(y, w, detail::rounded(y * lost));
    }

    /// f(x) as ramp::fast takes it.
    template <detail::float_value V>
    RAMP_INLINE V fast_value(V x) const {
        return detail::fast_sigmoid(x);
    }
    /// f'(x) as ramp::fast takes it.
    template <detail::float_value V>
    RAMP_INLINE V fast_derivative(V x) const {
        return detail::fast_sigmoid_derivative(x);
    }

    /// f(x) as ramp::exact takes it.
    template <detail::float_value V>
    RAMP_INLINE V exact_value(V x) const {
        return detail::exact_sigmoid(x);
    }
    /// f'(x) as ramp::exact takes it.
    template <detail::float_value V>
    RAMP_INLINE V exact_derivative(V x) const {
        return detail::exact_sigmoid_derivative(x);
    }
};

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
