#pragma once

#include <ramp/concepts.hpp>
#include <ramp/math/expm1.hpp>
#include <ramp/math/sigmoid.hpp>
#include <ramp/numeric/logarithm.hpp>
#include <ramp/vocabulary.hpp>

#include <string_view>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

/// Logarithm of the sigmoid.
/// Formula:         f(x) = log(1 / (1 + e^-x)) = -softplus(-x)
/// Derivative:      f'(x) = sigmoid(-x); from the output y: 1 - e^y
/// Shapes, units:   element by element; no parameters
/// Range:           [-inf, 0]
/// Special values:  f(-inf) = -inf, f(inf) = -0, f(NaN) = NaN; f'(-inf) = 1, f'(inf) = 0, f'(NaN) = NaN; subnormal results are not flushed
/// Errors thrown:   none
/// Maximum error:   value_error, derivative_error, exact_error; derivative_from_output_error of the formula
/// Source:          text-book mathematics
struct log_sigmoid {
    static constexpr std::string_view name = "log_sigmoid";
    static constexpr bool is_long = true;  ///< see long_activation
    static constexpr max_ulp value_error{1.75, 2.0};
    static constexpr max_ulp derivative_error{1.0, 1.0};
    /// The maximum error of ramp::exact of this.
    static constexpr max_ulp exact_error{0.501, 2.0};
    /// The maximum error of derivative_from_output against its formula.
    static constexpr max_ulp derivative_from_output_error{1.75, 1.75};

    template <value V>
    RAMP_INLINE V operator()(V x) const {
        return detail::as_is_better(x, []<value W>(W v) RAMP_INLINE_LAMBDA {
            return detail::negative(detail::softplus_value(detail::negative(v)));
        });
    }
    /// f(x) as ramp::exact takes it.
    template <detail::float_value V>
    RAMP_INLINE V exact_value(V x) const {
        return detail::in_double(x, []<value W>(W v) RAMP_INLINE_LAMBDA {
            return detail::negative(detail::softplus_value(detail::negative(v)));
        });
    }
    /// f'(x) as ramp::exact takes it.
    template <detail::float_value V>
    RAMP_INLINE V exact_derivative(V x) const {
        return detail::exact_sigmoid(detail::negative(x));
    }
    template <value V>
    RAMP_INLINE V derivative(V x) const {
        return math::sigmoid(detail::negative(x));
    }

    template <value V>
    RAMP_INLINE V derivative_from_output(V y) const {
        return (abs)(math::expm1(at_most(y, 0)));
    }
};

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
