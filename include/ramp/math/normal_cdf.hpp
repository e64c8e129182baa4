#pragma once

#include <ramp/concepts.hpp>
#include <ramp/numeric/normal.hpp>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

namespace detail {

struct normal_cdf_fn {
    template <value V>
    RAMP_INLINE V operator()(V x) const {
        return by_double(
            x, []<value W>(W v) RAMP_INLINE_LAMBDA { return normal_distribution<normal_constants<V, W>>(v); });
    }
};

}  // namespace detail

namespace math {

/// The standard normal distribution function, accurate in its left tail.
/// Formula:         normal_cdf(x) = Phi(x) = erfc(-x / sqrt(2)) / 2
/// Special values:  normal_cdf(+-0) = 0.5, normal_cdf(-inf) = 0, normal_cdf(inf) = 1, NaN -> NaN; subnormal results are not flushed
/// Maximum error:   normal_cdf_error
/// Source:          as erf
inline constexpr detail::normal_cdf_fn normal_cdf{};
/// The maximum error of normal_cdf.
inline constexpr max_ulp normal_cdf_error{0.501, 6.0};

}  // namespace math

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
