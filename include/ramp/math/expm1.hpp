#pragma once

#include <ramp/concepts.hpp>
#include <ramp/numeric/correctly_rounded.hpp>
#include <ramp/numeric/reduction.hpp>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

namespace detail {

struct expm1_fn {
    template <value V>
    RAMP_INLINE V operator()(V x) const {
        using C = constants_of<V>;
        reduced<reduction::exact, V> const r(at_most(at_least(x, C::expm1_lowest), C::highest), power_offset<V>());
        // 2^n is no number for the largest n, so half the result is computed with 2^(n-1), and then doubled.
        V const s = power_of_two(r.shifted - V(1));
        V const half = fma(s, r.expm1(), s - V(0.5));
        auto const tiny = (x < V(C::expm1_identity)) & (V(-C::expm1_identity) < x);
        return select(tiny, x, half + half);
    }

    static constexpr max_ulp exact_error{0.501, 1.75};
    template <float_value V>
    RAMP_INLINE V exact_value(V x) const {
        return exact_expm1(x);
    }
};

}  // namespace detail

namespace math {

/// exp(x) - 1, accurate near 0 as well.
/// Formula:         expm1(x) = e^x - 1
/// Special values:  expm1(+-0) = +-0, expm1(-inf) = -1, expm1(+inf) = inf, NaN -> NaN; expm1(x) = x for subnormal x
/// Maximum error:   expm1_error; expm1.exact_error for ramp::exact of it
/// Source:          as exp
inline constexpr detail::expm1_fn expm1{};
/// The maximum error of expm1.
inline constexpr max_ulp expm1_error{1.75, 1.75};

}  // namespace math

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
