#pragma once

#include <ramp/concepts.hpp>
#include <ramp/numeric/fast_soft.hpp>
#include <ramp/vocabulary.hpp>

#include <string_view>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

/// The approximation of gelu by tanh, in which many models were trained. It is up to 0.0005 off gelu; x sigmoid(1.702 x), the quick gelu,
/// is silu{1.702}.
/// Formula:         f(x) = x sigmoid(2 z) = x (1 + tanh(z)) / 2, where z = sqrt(2 / pi) (x + 0.044715 x^3)
/// Derivative:      with s = sigmoid(2 z): f'(x) = s (1 + x (1 - s) sqrt(8 / pi) (1 + 0.134145 x^2))
/// Shapes, units:   element by element; no parameters; 0.044715 is the double nearest to it
/// Range:           [-0.1701, inf]
/// Special values:  f(+-0) = +-0, f(-inf) = -0, f(inf) = inf, f(NaN) = NaN; f'(+-0) = 0.5, f'(-inf) = -0, f'(inf) = 1, f'(NaN) = NaN;
///                  subnormal results are not flushed
/// Errors thrown:   none
/// Maximum error:   value_error, derivative_error, fast_error, exact_error: in the left tail and at the zero of f', where x = -0.7524615, as well
/// Source:          Hendrycks, Gimpel: Gaussian Error Linear Units (2016)
struct gelu_tanh {
    static constexpr std::string_view name = "gelu_tanh";
    static constexpr bool is_long = true;  ///< see long_activation
    static constexpr max_ulp value_error{3.25, 4.0};
    static constexpr max_ulp derivative_error{7.0, 8.0};
    /// The maximum error of ramp::fast of this.
    static constexpr max_ulp fast_error{24, 8.0};
    /// The fast tier measures its errors in units in the last place of max(|f(x)|, fast_floor |x|).
    static constexpr double fast_floor = 0x1p-18;
    /// The maximum error of ramp::exact of this.
    static constexpr max_ulp exact_error{0.501, 8.0};

    template <value V>
    RAMP_INLINE V operator()(V x) const {
        return detail::as_is_better(x, []<value W>(W v) RAMP_INLINE_LAMBDA { return detail::gelu_tanh_value(v); });
    }
    template <value V>
    RAMP_INLINE V derivative(V x) const {
        return detail::as_is_better(x, []<value W>(W v) RAMP_INLINE_LAMBDA { return detail::gelu_tanh_slope(v); });
    }
    /// f(x) as ramp::fast takes it.
    template <detail::float_value V>
    RAMP_INLINE V fast_value(V x) const {
        return detail::fast_gelu_tanh(x);
    }
    /// f(x) as ramp::exact takes it.
    template <detail::float_value V>
    RAMP_INLINE V exact_value(V x) const {
        return detail::in_double(x, []<value W>(W v) RAMP_INLINE_LAMBDA { return detail::gelu_tanh_value(v); });
    }
    /// f'(x) as ramp::exact takes it.
    template <detail::float_value V>
    RAMP_INLINE V exact_derivative(V x) const {
        return detail::in_double(x, []<value W>(W v) RAMP_INLINE_LAMBDA { return detail::gelu_tanh_slope(v); });
    }
};

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
