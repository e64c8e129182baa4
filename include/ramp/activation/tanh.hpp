#pragma once

#include <ramp/concepts.hpp>
#include <ramp/math/tanh.hpp>
#include <ramp/numeric/double_word.hpp>
#include <ramp/numeric/fast.hpp>
#include <ramp/vocabulary.hpp>

#include <string_view>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

/// Hyperbolic tangent.
/// Formula:         f(x) = (e^x - e^-x) / (e^x + e^-x)
/// Derivative:      f'(x) = 1 - f(x)^2; from the output y: 1 - y^2
/// Shapes, units:   element by element
/// Range:           [-1, 1]
/// Special values:  f(+-0) = +-0, f(-inf) = -1, f(inf) = 1, f(NaN) = NaN; f(x) = x for subnormal x;
///                  f'(+-0) = 1, f'(-inf) = f'(inf) = 0, f'(NaN) = NaN; subnormal results are not flushed
/// Errors thrown:   none
/// Maximum error:   value_error, derivative_error; fast_error and exact_error in the tiers of these names.
///                  derivative_from_output is less than two epsilons of the type off from the derivative at x, which is
///                  no relative bound: for large x, 1 - y^2 cancels (f32: 0 from x = 9.1 on, where f'(x) is 5e-8)
/// Source:          LeCun, Bottou, Orr, Mueller: Efficient BackProp (1998)
struct tanh {
    static constexpr std::string_view name = "tanh";
    static constexpr bool is_long = true;  ///< see long_activation
    static constexpr max_ulp value_error{1.0, 1.0};
    static constexpr max_ulp derivative_error{1.0, 1.0};
    /// The maximum error of ramp::fast of this, the value's and the derivative's.
    static constexpr max_ulp fast_error{32, 1.0};
    /// The same of ramp::exact of this.
    static constexpr max_ulp exact_error{0.501, 1.0};

    template <value V>
    RAMP_INLINE V operator()(V x) const {
        return math::tanh(x);
    }
    template <value V>
    RAMP_INLINE V derivative(V x) const {
        if constexpr (detail::better_in_double<V>)
            return detail::exact_tanh_derivative(x);
        else
            return detail::hyperbolic_tangent_derivative(x);
    }
    template <value V>
    RAMP_INLINE V derivative_from_output(V y) const {
        return detail::accurate_fma(detail::negative(y), y, V(1));
    }

    /// f(x) as ramp::fast takes it.
    template <detail::float_value V>
    RAMP_INLINE V fast_value(V x) const {
        return detail::fast_tanh(x);
    }
    /// f'(x) as ramp::fast takes it.
    template <detail::float_value V>
    RAMP_INLINE V fast_derivative(V x) const {
        return detail::fast_tanh_derivative(x);
    }

    /// f(x) as ramp::exact takes it.
    template <detail::float_value V>
    RAMP_INLINE V exact_value(V x) const {
        return detail::exact_tanh(x);
    }
    /// f'(x) as ramp::exact takes it.
    template <detail::float_value V>
    RAMP_INLINE V exact_derivative(V x) const {
        return detail::exact_tanh_derivative(x);
    }
};

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
