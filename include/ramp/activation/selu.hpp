#pragma once

#include <ramp/concepts.hpp>
#include <ramp/numeric/correctly_rounded.hpp>
#include <ramp/numeric/scaled_exp.hpp>
#include <ramp/vocabulary.hpp>

#include <string_view>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

/// Scaled exponential linear unit, whose constants keep the mean and the variance of what passes through many layers.
/// Formula:         f(x) = lambda (x < 0 ? alpha (e^x - 1) : x), lambda = 1.05070098735548049..., alpha = 1.67326324235437728...
/// Derivative:      f'(x) = lambda (x <= 0 ? alpha e^x : 1); from the output y: y <= 0 ? y + lambda alpha : lambda
/// Shapes, units:   element by element; no parameters
/// Range:           [-lambda alpha, inf], and lambda alpha = 1.7580993408473769
/// Special values:  f(+-0) = +-0, f(-inf) = -lambda alpha, f(inf) = inf, f(NaN) = NaN;
///                  f'(+-0) = lambda alpha, f'(-inf) = 0, f'(inf) = lambda, f'(NaN) = lambda
/// Errors thrown:   none
/// Maximum error:   value_error, derivative_error, exact_error for ramp::exact of it; the rounding of the constants is part of them.
///                  derivative_from_output is at most one rounding of lambda alpha off, which is no relative bound: for x far below
///                  0, y + lambda alpha cancels
/// Source:          Klambauer, Unterthiner, Mayr, Hochreiter: Self-Normalizing Neural Networks (2017)
struct selu {
    static constexpr std::string_view name = "selu";
    static constexpr max_ulp value_error{1.5, 1.5};
    static constexpr max_ulp derivative_error{1.5, 1.5};
    /// The maximum error of ramp::exact of this.
    static constexpr max_ulp exact_error{0.501, 1.5};

    static constexpr double lambda = 1.0507009873554804934;        ///< the slope above 0
    static constexpr double lambda_alpha = 1.7580993408473768600;  ///< the derivative at 0

    template <value V>
    RAMP_INLINE V operator()(V x) const {
        V const below = detail::scaled_expm1(V(static_cast<element_t<V>>(lambda_alpha)), x);
        return select(x < V(0), below, x * V(static_cast<element_t<V>>(lambda)));
    }
    template <value V>
    RAMP_INLINE V derivative(V x) const {
        V const below = detail::scaled_exp(V(static_cast<element_t<V>>(lambda_alpha)), x);
        return select(x <= V(0), below, V(static_cast<element_t<V>>(lambda)));
    }
    template <value V>
    RAMP_INLINE value_with_derivative<V> value_and_derivative(V x) const {
        auto const below = detail::scaled_expm1_and_exp(V(static_cast<element_t<V>>(lambda_alpha)), x);
        V const slope(static_cast<element_t<V>>(lambda));
        return {select(x < V(0), below.value, x * slope), select(x <= V(0), below.derivative, slope)};
    }
    template <value V>
    RAMP_INLINE constexpr V derivative_from_output(V y) const {
        using T = element_t<V>;
        return select(y <= V(0), y + V(static_cast<T>(lambda_alpha)), V(static_cast<T>(lambda)));
    }

    /// f(x) as ramp::exact takes it.
    template <detail::float_value V>
    RAMP_INLINE V exact_value(V x) const {
        return detail::in_double(x, []<value W>(W v) RAMP_INLINE_LAMBDA {
            W const below =
                detail::rounded(detail::wide_exp<W>(detail::as_exponent(v)).value_less_one()) * W(lambda_alpha);
            return select(v < W(0), below, v * W(lambda));
        });
    }
    /// f'(x) as ramp::exact takes it.
    template <detail::float_value V>
    RAMP_INLINE V exact_derivative(V x) const {
        return detail::in_double(x, []<value W>(W v) RAMP_INLINE_LAMBDA {
            W const below = detail::rounded(detail::wide_exp<W>(detail::as_exponent(v)).value()) * W(lambda_alpha);
            return select(v <= W(0), below, W(lambda));
        });
    }
};

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
