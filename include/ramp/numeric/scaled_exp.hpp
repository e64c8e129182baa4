// e^x and e^x - 1 of negative x, by themselves and times a scale. elu is made of these.
#pragma once

#include <ramp/concepts.hpp>
#include <ramp/numeric/double_word.hpp>
#include <ramp/numeric/reduction.hpp>

#include <type_traits>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// The reduction that elu's value needs. The quick one is exact enough in float, where products are exact.
template <value V>
inline constexpr reduction negative_reduction =
    fused<V> && std::is_same_v<element_t<V>, float> ? reduction::quick : reduction::exact;

/// x < 0 ? expm1(x) : x.
template <value V>
RAMP_INLINE V expm1_below_zero(V x) {
    reduced<negative_reduction<V>, V> const r(at_least(x, constants_of<V>::expm1_lowest), power_offset<V>());
    V const s = power_of_two(r.shifted);
    if constexpr (selects_by_sign<V>)  // and the formula, negated twice, keeps -0
        return select_by_sign(x, negated_multiply_add(s, r.negated_expm1(), V(1) - s), x);
    else
        return select(x < V(0), fma(s, r.expm1(), s - V(1)), x);
}

/// x <= 0 ? exp(x) : 1, which is 1 for NaN. Subnormal results are kept.
template <value V>
RAMP_INLINE V exp_below_zero(V x) {
    using C = constants_of<V>;
    reduced<full_reduction<V>, V> const r(smaller(at_least(x, C::lowest), V(0)), power_offset<V>(C::up));
    // 2^(n + up) is a normal number, so that the result is rounded once.
    return r.exp(C::two_to_minus_up) * power_of_two(r.shifted);
}

/// scale * expm1(x) from what is known already: the reduced x, s = 2^n, and expm1_rest() as `rest`.
template <value V>
RAMP_INLINE V scaled_expm1(V scale, V x, reduced<negative_reduction<V>, V> const& r, V s, V rest) {
    V const a = rounded(scale * s);
    // scale * (s - 1) must not be rounded by itself, since it may be larger than the result. Where s = 1 it has to be a
    // zero with the sign of the result, which 1 - s gives.
    V const y = accurate_fma(V(0) - scale, V(1) - s, accurate_fma(a, r.head, product(a, rest)));
    if constexpr (fused<V>)
        return y;
    else  // without FMA, a product loses bits where it is subnormal
        return select(V(-constants_of<V>::expm1_identity) < x, scale * x, y);
}

/// scale * expm1(x) for x <= 0, rounded once or little more. For other x the result means nothing. No result but 0 may
/// be subnormal.
template <value V>
RAMP_INLINE V scaled_expm1(V scale, V x) {
    reduced<negative_reduction<V>, V> const r(at_least(x, constants_of<V>::expm1_lowest), power_offset<V>());
    return scaled_expm1(scale, x, r, power_of_two(r.shifted), r.expm1_rest());
}

/// scale * exp(x) for x <= 0. Subnormal results are kept. For other x the result means nothing.
template <value V>
RAMP_INLINE V scaled_exp(V scale, V x) {
    using C = constants_of<V>;
    // 2^n is kept as 2^(n + up), which is a normal number or, for the smallest n, 0; the scale makes up for it by
    // 2^-up. Only the last product may be subnormal, so that a normal result does not need subnormal numbers.
    reduced<full_reduction<V>, V> const r(at_least(x, C::scaled_lowest), power_offset<V>(C::up));
    V const s = rounded(scale * V(C::two_to_minus_up));
    return rounded(fma(s, r.exp_fraction(), s)) * power_of_two(r.shifted);
}

/// expm1_below_zero(x) and exp_below_zero(x) by one polynomial. The last bits of the second may be others.
template <value V>
RAMP_INLINE value_with_derivative<V> expm1_and_exp_below_zero(V x) {
    using C = constants_of<V>;
    reduced<negative_reduction<V>, V> const r(smaller(at_least(x, C::lowest), V(0)), power_offset<V>(C::up));
    V const scaled = power_of_two(r.shifted);
    V const s = scaled * V(C::two_to_minus_up);
    V const p = r.expm1();
    return {select(x < V(0), fma(s, p, s - V(1)), x), fma(scaled, r.exp_fraction(p), scaled) * V(C::two_to_minus_up)};
}

/// scaled_expm1(scale, x) and scaled_exp(scale, x) by one polynomial. The last bits of the second may be others.
template <value V>
RAMP_INLINE value_with_derivative<V> scaled_expm1_and_exp(V scale, V x) {
    using C = constants_of<V>;
    reduced<negative_reduction<V>, V> const r(at_least(x, C::scaled_lowest), power_offset<V>(C::up));
    V const scaled = power_of_two(r.shifted);
    V const rest = r.expm1_rest();
    V const a = rounded(scale * V(C::two_to_minus_up));
    return {scaled_expm1(scale, x, r, scaled * V(C::two_to_minus_up), rest),
            rounded(fma(a, r.exp_fraction(rounded(r.head + rest)), a)) * scaled};
}

/// Whether a scale leaves the results within the exponents that scaled_expm1 and scaled_exp can work with.
template <class T>
RAMP_INLINE constexpr bool is_usual_scale(T scale) {
    using C = exp_constants<T>;
    T const magnitude = scale < 0 ? -scale : scale;
    return C::tiny_scale <= magnitude && magnitude <= C::huge_scale;
}

/// scaled_expm1 for every other finite scale. Subnormal results are kept.
template <value V>
RAMP_INLINE V extreme_scaled_expm1(element_t<V> scale, V x) {
    using C = constants_of<V>;
    if (equal(scale, element_t<V>(0))) return V(scale) * at_least(x, C::expm1_lowest);
    // With a small scale all numbers are made larger first, and the result is rounded once more where it is subnormal.
    bool const is_small = -1 < scale && scale < 1;
    V const y = scaled_expm1(V(is_small ? scale * C::two_to_up : scale), x);
    return y * V(is_small ? C::two_to_minus_up : 1);
}

/// scaled_exp for every other finite scale.
template <value V>
RAMP_INLINE V extreme_scaled_exp(element_t<V> scale, V x) {
    using C = constants_of<V>;
    if (equal(scale, element_t<V>(0))) return V(scale);
    bool const is_small = -1 < scale && scale < 1;
    V const carried(scale * (is_small ? C::two_to_up : C::two_to_minus_up));
    reduced<full_reduction<V>, V> const r(at_least(x, is_small ? C::lowest : C::extreme_lowest), V(C::to_integer));
    powers_of_two<V> const p(r.n, is_small ? -C::up : C::up);
    return rounded(rounded(fma(carried, r.exp_fraction(), carried)) * p.first) * p.second;
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_PRECISE_END
