#pragma once

#include <ramp/concepts.hpp>
#include <ramp/numeric/normal.hpp>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

namespace detail {

struct erf_fn {
    template <value V>
    RAMP_INLINE V operator()(V x) const {
        return as_is_better(x,
                            []<value W>(W v) RAMP_INLINE_LAMBDA { return error_function<normal_constants<V, W>>(v); });
    }

    static constexpr max_ulp exact_error{0.501, 2.0};
    template <float_value V>
    RAMP_INLINE V exact_value(V x) const {
        return in_double(x, []<value W>(W v) RAMP_INLINE_LAMBDA { return error_function<normal_constants<V, W>>(v); });
    }
};

}  // namespace detail

namespace math {

/// The error function.
/// Formula:         erf(x) = 2 / sqrt(pi) times the integral of e^(-t^2) from 0 to x
/// Special values:  erf(+-0) = +-0, erf(-inf) = -1, erf(inf) = 1, NaN -> NaN; subnormal results are not flushed
/// Maximum error:   erf_error; erf.exact_error for ramp::exact of it
/// Source:          polynomials from tools/coefficients.py
inline constexpr detail::erf_fn erf{};
/// The maximum error of erf.
inline constexpr max_ulp erf_error{1.0, 2.0};

}  // namespace math

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
