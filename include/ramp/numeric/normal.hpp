// The standard normal distribution and what is made of it: Phi, erf, erfc, gelu and its derivative.
#pragma once

#include <ramp/numeric/falling_exp.hpp>
#include <ramp/numeric/normal_constants.hpp>
#include <ramp/numeric/polynomial.hpp>

#include <type_traits>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// The constants for computing on W what is to be an element of V.
template <value V, value W>
using normal_constants = std::conditional_t<
    std::is_same_v<element_t<W>, float>, normal_of_float,
    std::conditional_t<std::is_same_v<element_t<V>, float>, normal_of_float_by_double, normal_of_double>>;

/// The tails of a normal distribution at a >= 0. Polynomials in (a - pole) / (a + pole) are nearly constant where a quotient of polynomials
/// in a would gather rounding errors.
template <class C, value V>
struct normal_tails {
    using T = element_t<V>;
    // The sum a + pole is an eighth of itself, so that a / (a + pole) is not subnormal where the result is normal.
    static constexpr T eighth = 0.125;
    V a;
    V divisor;

    RAMP_INLINE explicit normal_tails(V x)
        : a(at_most(x, C::highest)), divisor(rounded(fma(a, V(eighth), V(eighth * C::pole)))) {}

    /// Phi(-a) e^(a^2/2).
    RAMP_INLINE V tail() const {
        V const inverse = rounded(quotient(V(1), divisor));
        return rounded(inverse * polynomial<C::tail>(mapped_by(rounded(a * inverse)), eighth));
    }
    /// a Phi(-a) e^(a^2/2). Its quotient is what maps a, too.
    RAMP_INLINE V tail_times_a() const {
        V const part = rounded(quotient(a, divisor));
        return rounded(part * polynomial<C::tail>(mapped_by(part), eighth));
    }
    /// (Phi(-a) - a phi(a)) e^(a^2/2), with a small relative error near its zero as well.
    RAMP_INLINE V slope() const {
        V const distance = rounded(rounded(V(C::zero) - a) + V(C::zero_rest));
        V const inverse = rounded(quotient(V(1), divisor));
        return rounded(distance * polynomial<C::slope>(rounded(fma(inverse, V(-2 * eighth * C::pole), V(1)))));
    }
    /// ratio e^(-a^2/2) 2^up. Of a square that is rounded the tail would keep few digits.
    RAMP_INLINE V times_scaled_gaussian(V ratio) const {
        return falling_power<V>::of_product(rounded(a * V(T(0.5))), a).times(ratio);
    }

private:
    /// (a - pole) / (a + pole) by 8 a / (a + pole), which loses nothing where a is small.
    RAMP_INLINE static V mapped_by(V part) { return rounded(fma(part, V(2 * eighth), V(-1))); }
};

template <class C, value V>
RAMP_INLINE V normal_distribution(V x) {
    normal_tails<C, V> const tails((abs)(x));
    V const below = scaled_down(tails.times_scaled_gaussian(tails.tail()));
    return choose_lanes(x < V(0), below, V(1) - below);
}

/// x Phi(x), which is max(x, 0) - a Phi(-a) with a = |x|.
template <class C, value V>
RAMP_INLINE V gelu_value(V x) {
    normal_tails<C, V> const tails((abs)(x));
    return ramp_less(x, tails.times_scaled_gaussian(tails.tail_times_a()));
}

/// gelu'(x) = Phi(x) + x phi(x), and gelu'(a) = 1 - gelu'(-a).
template <class C, value V>
RAMP_INLINE V gelu_slope(V x) {
    normal_tails<C, V> const tails((abs)(x));
    V const below = scaled_down(tails.times_scaled_gaussian(tails.slope()));
    return choose_by_sign(x, below, V(1) - below);
}

/// erfc(a) for a >= 0, times 2^up.
template <class C, value V>
RAMP_INLINE V scaled_error_tail(V a) {
    using T = element_t<V>;
    V const bounded = at_most(a, T(C::highest * 0.7071));
    V const ratio = normal_tails<C, V>(rounded(bounded * V(T(1.4142135623730951)))).tail();
    auto const e = falling_power<V>::of_product(bounded, bounded);
    return rounded(e.value() * rounded(ratio + ratio));
}

template <class C, value V>
RAMP_INLINE V complementary_error_function(V x) {
    V const tail = scaled_down(scaled_error_tail<C>((abs)(x)));
    return choose_lanes(x < V(0), V(2) - tail, tail);
}

/// 1 - erfc(a) for a >= 1. Where few digits of the tail matter, for floats, it is e to the power of a polynomial.
template <class C, value V>
RAMP_INLINE V complement_of_error_tail(V a) {
    if constexpr (float_value<V>) {
        V const bounded = at_most(a, C::erf_highest);
        reduced<reduction::rounded, V> const r(bounded, rounded(polynomial<C::erfc_log_p>(bounded)), power_offset<V>());
        V const scale = power_of_two(r.shifted);
        return rounded(fma(negative(scale), r.exp_fraction(), rounded(V(1) - scale)));
    } else {
        return rounded(V(1) - scaled_down(scaled_error_tail<C>(a)));
    }
}

template <class C, value V>
RAMP_INLINE V error_function(V x) {
    using T = element_t<V>;
    V const a = (abs)(x);
    V const ratio_less_one = rounded(polynomial<C::erf_p>(rounded(fma(x, x, V(T(-0.5))))));
    // Without FMA the product might be flushed where the result is a normal number.
    V inner;
    if constexpr (fused<V>)
        inner = fma(x, ratio_less_one, x);
    else
        inner = rounded(x * rounded(ratio_less_one + V(T(1))));
    return choose_lanes(a < V(1), inner, copysign(complement_of_error_tail<C>(a), x));
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_PRECISE_END
