#pragma once

#include <ramp/concepts.hpp>
#include <ramp/numeric/normal.hpp>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

namespace detail {

struct erf_fn {
    template <value V>
    RAMP_INLINE V operator()(V x) const {
        return by_double(x, []<double_value W>(W v) RAMP_INLINE_LAMBDA { return error_function<digits_of<V>>(v); });
    }
};

}  // namespace detail

namespace math {

/// The error function.
/// Formula:         erf(x) = 2 / sqrt(pi) times the integral of e^(-t^2) from 0 to x
/// Special values:  erf(+-0) = +-0, erf(-inf) = -1, erf(inf) = 1, NaN -> NaN; subnormal results are not flushed
/// Maximum error:   erf_error
/// Source:          minimax quotients from tools/coefficients.py, times e^(-x^2) of an exact square
inline constexpr detail::erf_fn erf{};
/// The maximum error of erf.
inline constexpr max_ulp erf_error{0.501, 2.0};

}  // namespace math

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
