#pragma once

#include <ramp/concepts.hpp>
#include <ramp/numeric/normal.hpp>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

namespace detail {

struct erfc_fn {
    template <value V>
    RAMP_INLINE V operator()(V x) const {
        return by_double(
            x, []<value W>(W v) RAMP_INLINE_LAMBDA { return complementary_error_function<normal_constants<V, W>>(v); });
    }
};

}  // namespace detail

namespace math {

/// The complementary error function, accurate in its tail.
/// Formula:         erfc(x) = 1 - erf(x)
/// Special values:  erfc(+-0) = 1, erfc(-inf) = 2, erfc(inf) = 0, NaN -> NaN; subnormal results are not flushed
/// Maximum error:   erfc_error
/// Source:          as erf
inline constexpr detail::erfc_fn erfc{};
/// The maximum error of erfc.
inline constexpr max_ulp erfc_error{0.501, 6.0};

}  // namespace math

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
