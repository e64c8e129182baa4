#pragma once

#include <ramp/concepts.hpp>
#include <ramp/numeric/fast_soft.hpp>
#include <ramp/numeric/normal.hpp>
#include <ramp/vocabulary.hpp>

#include <string_view>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

/// Gaussian error linear unit.
/// Formula:         f(x) = x Phi(x), where Phi is the standard normal distribution: x (1 + erf(x / sqrt(2))) / 2
/// Derivative:      f'(x) = Phi(x) + x e^(-x^2/2) / sqrt(2 pi)
/// Shapes, units:   element by element; no parameters
/// Range:           [-0.1700, inf]
/// Special values:  f(+-0) = +-0, f(-inf) = -0, f(inf) = inf, f(NaN) = NaN; f'(+-0) = 0.5, f'(-inf) = -0, f'(inf) = 1, f'(NaN) = NaN;
///                  subnormal results are not flushed
/// Errors thrown:   none
/// Maximum error:   value_error, derivative_error, fast_error, exact_error: in the left tail and at the zero of f', where x = -0.7517915, as well
/// Source:          Hendrycks, Gimpel: Gaussian Error Linear Units (2016)
struct gelu {
    static constexpr std::string_view name = "gelu";
    static constexpr bool is_long = true;  ///< see long_activation
    static constexpr max_ulp value_error{4.75, 6.0};
    static constexpr max_ulp derivative_error{4.5, 6.0};
    /// The maximum error of ramp::fast of this.
    static constexpr max_ulp fast_error{64, 6.0};
    /// The fast tier measures its errors in units in the last place of max(|f(x)|, fast_floor |x|).
    static constexpr double fast_floor = 0x1p-18;
    /// The maximum error of ramp::exact of this.
    static constexpr max_ulp exact_error{0.501, 6.0};

    template <value V>
    RAMP_INLINE V operator()(V x) const {
        return detail::as_is_better(
            x, []<value W>(W v) RAMP_INLINE_LAMBDA { return detail::gelu_value<detail::normal_constants<V, W>>(v); });
    }
    template <value V>
    RAMP_INLINE V derivative(V x) const {
        return detail::as_is_better(
            x, []<value W>(W v) RAMP_INLINE_LAMBDA { return detail::gelu_slope<detail::normal_constants<V, W>>(v); });
    }
    /// f(x) as ramp::fast takes it.
    template <detail::float_value V>
    RAMP_INLINE V fast_value(V x) const {
        return detail::fast_gelu(x);
    }
    /// f(x) as ramp::exact takes it.
    template <detail::float_value V>
    RAMP_INLINE V exact_value(V x) const {
        return detail::in_double(
            x, []<value W>(W v) RAMP_INLINE_LAMBDA { return detail::gelu_value<detail::normal_constants<V, W>>(v); });
    }
    /// f'(x) as ramp::exact takes it.
    template <detail::float_value V>
    RAMP_INLINE V exact_derivative(V x) const {
        return detail::in_double(
            x, []<value W>(W v) RAMP_INLINE_LAMBDA { return detail::gelu_slope<detail::normal_constants<V, W>>(v); });
    }
};

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
