// The hyperbolic tangent and its derivative.
#pragma once

#include <ramp/numeric/hyperbolic_constants.hpp>
#include <ramp/numeric/logistic.hpp>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// tanh(x) as 1 - 2 / (1 + e^2x), which is exact enough where it is near 1, and elsewhere by an odd polynomial.
template <value V>
RAMP_INLINE V hyperbolic_tangent(V x) {
    using C = hyperbolic_constants<element_t<V>>;
    V const a = (abs)(x);
    V const bounded = at_most(a, C::tanh_highest);
    reduced<full_reduction<V>, V> const r(rounded(bounded + bounded), power_offset<V>());
    V const s = power_of_two(r.shifted);
    V const outer = V(1) - quotient(V(2), rounded(fma(s, r.exp_fraction(), rounded(s + V(1)))));
    V const z = rounded(a * a);
    V const inner = fma(a, rounded(z * polynomial<C::tanh_p>(z)), a);
    return copysign(select(a < V(C::tanh_middle), inner, outer), x);
}

/// tanh'(x), which is 4 sigmoid'(2x).
template <value V>
RAMP_INLINE V hyperbolic_tangent_derivative(V x) {
    return logistic_derivative(rounded(x + x), element_t<V>(4));
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_PRECISE_END
