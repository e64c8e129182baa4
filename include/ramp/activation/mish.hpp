#pragma once

#include <ramp/concepts.hpp>
#include <ramp/numeric/fast_soft.hpp>
#include <ramp/vocabulary.hpp>

#include <string_view>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

/// Mish.
/// Formula:         f(x) = x tanh(log(1 + e^x))
/// Derivative:      f'(x) = e^x (4 (x + 1) + 4 e^2x + e^3x + e^x (4 x + 6)) / (e^2x + 2 e^x + 2)^2
/// Shapes, units:   element by element; no parameters
/// Range:           [-0.3088, inf]
/// Special values:  f(+-0) = +-0, f(-inf) = -0, f(inf) = inf, f(NaN) = NaN; f'(+-0) = 0.6, f'(-inf) = -0, f'(inf) = 1, f'(NaN) = NaN;
///                  subnormal results are not flushed
/// Errors thrown:   none
/// Maximum error:   value_error, derivative_error, fast_error, exact_error: in the left tail and at the zero of f', where x = -1.1924312, as well
/// Source:          Misra: Mish: A Self Regularized Non-Monotonic Activation Function (2019)
struct mish {
    static constexpr std::string_view name = "mish";
    static constexpr bool is_long = true;  ///< see long_activation
    static constexpr max_ulp value_error{4.25, 5.0};
    static constexpr max_ulp derivative_error{8.25, 8.5};
    /// The maximum error of ramp::fast of this.
    static constexpr max_ulp fast_error{16, 8.5};
    /// The maximum error of ramp::exact of this.
    static constexpr max_ulp exact_error{0.501, 8.5};

    template <value V>
    RAMP_INLINE V operator()(V x) const {
        return detail::as_is_better(x, []<value W>(W v) RAMP_INLINE_LAMBDA { return detail::mish_value(v); });
    }
    template <value V>
    RAMP_INLINE V derivative(V x) const {
        return detail::as_is_better(x, []<value W>(W v) RAMP_INLINE_LAMBDA { return detail::mish_slope(v); });
    }
    /// f(x) as ramp::fast takes it.
    template <detail::float_value V>
    RAMP_INLINE V fast_value(V x) const {
        return detail::fast_mish(x);
    }
    /// f(x) as ramp::exact takes it.
    template <detail::float_value V>
    RAMP_INLINE V exact_value(V x) const {
        return detail::in_double(x, []<value W>(W v) RAMP_INLINE_LAMBDA { return detail::mish_value(v); });
    }
    /// f'(x) as ramp::exact takes it.
    template <detail::float_value V>
    RAMP_INLINE V exact_derivative(V x) const {
        return detail::in_double(x, []<value W>(W v) RAMP_INLINE_LAMBDA { return detail::mish_slope(v); });
    }
};

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
