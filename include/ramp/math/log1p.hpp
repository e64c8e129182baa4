#pragma once

#include <ramp/concepts.hpp>
#include <ramp/numeric/logarithm.hpp>

#include <limits>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

namespace detail {

struct log1p_fn {
    template <value V>
    RAMP_INLINE V operator()(V x) const {
        return with_limits(x, log1p_value(x));
    }

    static constexpr max_ulp exact_error{0.501, 1.0};
    template <float_value V>
    RAMP_INLINE V exact_value(V x) const {
        return with_limits(x, in_double(x, []<double_value W>(W v) RAMP_INLINE_LAMBDA { return log1p_value(v); }));
    }

private:
    /// y where x is a number above -1, of which enough is left beside 1.
    template <value V>
    RAMP_INLINE static V with_limits(V x, V y) {
        using T = element_t<V>;
        constexpr T infinity = std::numeric_limits<T>::infinity(), largest = (std::numeric_limits<T>::max)();
        constexpr T nan = std::numeric_limits<T>::quiet_NaN();
        V const inner = select((abs)(x) < V(constants_of<V>::expm1_identity), x, y);
        V const bounded = select(x <= V(T(-1)), select(x < V(T(-1)), V(nan), V(-infinity)), inner);
        return select(x <= V(largest), bounded, x);
    }
};

}  // namespace detail

namespace math {

/// log(1 + x), accurate near 0 as well.
/// Formula:         log1p(x) = log(1 + x), the natural logarithm
/// Special values:  log1p(+-0) = +-0, log1p(-1) = -inf, log1p(inf) = inf, NaN for x < -1, NaN -> NaN; log1p(x) = x for subnormal x
/// Maximum error:   log1p_error; log1p.exact_error for ramp::exact of it
/// Source:          the series of artanh, with a minimax polynomial from tools/coefficients.py
inline constexpr detail::log1p_fn log1p{};
/// The maximum error of log1p.
inline constexpr max_ulp log1p_error{1.0, 1.0};

}  // namespace math

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
