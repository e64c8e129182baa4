#pragma once

#include <ramp/concepts.hpp>
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
/// Maximum error:   value_error and derivative_error, in the left tail and at the zero of f', where x = -0.7517915, as well
/// Source:          Hendrycks, Gimpel: Gaussian Error Linear Units (2016)
struct gelu {
    static constexpr std::string_view name = "gelu";
    static constexpr bool is_long = true;  ///< see long_activation
    static constexpr max_ulp value_error{0.501, 10.0};
    static constexpr max_ulp derivative_error{0.501, 10.0};

    template <value V>
    RAMP_INLINE V operator()(V x) const {
        return detail::by_double(x, []<detail::double_value W>(W v)
                                        RAMP_INLINE_LAMBDA { return detail::gelu_value<detail::digits_of<V>>(v); });
    }
    template <value V>
    RAMP_INLINE V derivative(V x) const {
        return detail::by_double(x, []<detail::double_value W>(W v)
                                        RAMP_INLINE_LAMBDA { return detail::gelu_slope<detail::digits_of<V>>(v); });
    }
};

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
