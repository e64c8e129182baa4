// x sigmoid(beta x) and its derivatives.
#pragma once

#include <ramp/numeric/logistic.hpp>
#include <ramp/numeric/scaled_argument.hpp>
#include <ramp/numeric/scaled_exp.hpp>
#include <ramp/numeric/silu_constants.hpp>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// b m, times the tail's 2^up, rounded once or little more.
template <value V>
RAMP_INLINE V times_tail(V b, logistic_tail<V> const& m) {
    V const p = product(b, m.head);
    V error = rounded(product_error(b, m.head, p));
    // Without FMA it takes halves of b, which must not be subnormal; and a b so small meets a head of one bit.
    if constexpr (!fused<V>) error = select(b < V(silu_constants::smallest), V(0), error);
    return rounded(p + rounded(fma(p, m.correction, error)));
}

/// 1 - a w in two parts, where m = sigmoid(-a) and w = 1 - m: silu'(-a) is m times that. A `rest`, if there is one, is added to a.
template <value V, class... Rest>
RAMP_INLINE sum_and_error<V> slope_factor(V a, logistic_tail<V> const& m, Rest... rest) {
    logistic_complement<V> const w(rounded(m.head * V(constants_of<V>::two_to_minus_up)), m.correction);
    V const p = product(a, w.head);
    V const lost = rounded((product(rest, w.head) + ... + product_error(a, w.head, p)));
    auto const [sum, error] = two_sum(V(1), negative(p));
    return {sum, rounded(error + rounded(fma(a, w.rest, negative(lost))))};
}

/// silu'(-a) around its zero. The distance from there is exact.
template <float_value V>
RAMP_INLINE V silu_slope_near_zero(V a) {
    using C = float_silu_constants;
    V const d = rounded(a - V(C::zero));
    V const slope = rounded(fma(d, polynomial<C::silu_q>(d), V(C::slope_rest)));
    return fma(d, V(C::slope), rounded(fma(d, slope, V(C::at_zero))));
}

/// What silu(x) and silu'(x) are computed from.
template <value V>
struct unit_silu_parts {
    V x;
    V a;
    logistic_tail<V> m;  ///< sigmoid(-a)

    RAMP_INLINE explicit unit_silu_parts(V argument)
        : x(argument), a(at_most((abs)(argument), falling_highest<element_t<V>>)), m(a, more_exact{}) {}

    /// max(x, 0) - a m.
    RAMP_INLINE V value() const {
        V const below = product(times_tail(a, m), V(constants_of<V>::two_to_minus_up));
        return choose_by_sign(x, negative(below), x - below);
    }
    /// The product of m and its factor keeps what is rounded.
    RAMP_INLINE V slope() const
        requires(float_value<V>)
    {
        using C = float_silu_constants;
        auto const [factor, rest] = slope_factor(a, m);
        V const p = product(m.head, factor);
        V const lost = rounded(fma(m.head, rounded(fma(factor, m.correction, rest)), product_error(m.head, factor, p)));
        V const falling = select((abs)(a - V(C::zero)) < V(C::reach), silu_slope_near_zero(a),
                                 rounded(p + lost) * V(constants_of<V>::two_to_minus_up));
        return choose_lanes(x < V(0), falling, V(1) - falling);  // since silu'(x) + silu'(-x) = 1
    }
};

// The rest of this file is for doubles.

/// x sigmoid(beta x).
template <value V>
RAMP_INLINE V scaled_silu_value(V x, V beta) {
    using C = silu_constants;
    scaled_argument<V> const t(x, beta);
    V const a = at_most(t.size, C::split);
    // A large x keeps the result above 0 where sigmoid(-a) is no longer a number, and it is e^-a there.
    V const b = at_most((abs)(x), silu_constants::largest);
    V const below = times_tail(b, logistic_tail<V>(a, t.rest, 0)) * rounded(exp_below_zero(a - t.size));
    return copysign(choose_lanes(t.z < V(0), below, (abs)(x)-below), x);
}

/// silu'(-a) = m (1 - a w) with m = sigmoid(-a) and w = 1 - m, where it is not near its zero.
template <value V>
RAMP_INLINE V falling_silu_slope(V a, V rest, logistic_tail<V> const& m) {
    auto const [sum, error] = slope_factor(a, m, rest);
    V const factor = rounded(sum + error);
    return rounded(m.head * rounded(fma(factor, m.correction, factor))) * V(constants_of<V>::two_to_minus_up);
}

/// silu'(z) where z = z.size + z.rest.
template <value V>
RAMP_INLINE V silu_slope(V z, V size, V rest) {
    using C = silu_constants;
    V const a = at_most(size, falling_highest<double>);
    logistic_tail<V> const m(a, rest, constants_of<V>::up);
    V const d = rounded(rounded(size - V(C::zero)) + rounded(rest - V(C::zero_rest)));
    V const root = rounded(d * polynomial<C::silu_p>(d));
    V const falling = select((abs)(d) < V(C::reach), root, falling_silu_slope(a, rest, m));
    return choose_lanes(z < V(0), falling, V(1) - falling);  // since silu'(z) + silu'(-z) = 1
}

/// x^2 sigmoid'(size + rest).
template <value V>
RAMP_INLINE V silu_slope_by_beta(V x, V size, V rest) {
    V const up(constants_of<V>::two_to_minus_up);
    logistic_tail<V> const m(at_most(size, falling_highest<double>), rest, constants_of<V>::up);
    V const slope = rounded(scaled_logistic_derivative(m, rounded(m.head * up)) * up);
    V const b = at_most((abs)(x), silu_constants::largest);
    return b * rounded(b * slope);
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_PRECISE_END
