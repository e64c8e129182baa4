// The standard normal distribution and what is made of it: Phi, erf, erfc, gelu and its derivative.
#pragma once

#include <ramp/numeric/falling_exp.hpp>
#include <ramp/numeric/normal_constants.hpp>
#include <ramp/numeric/polynomial.hpp>

#include <type_traits>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// Which quotients serve: those for a double, or the shorter ones for a result that is to be a float.
enum class digits { of_double, of_float };

template <digits D>
inline constexpr double normal_highest =
    D == digits::of_double ? normal_constants<double>::highest : normal_constants<double>::wide_highest;

/// What serves for elements of V.
template <value V>
inline constexpr digits digits_of = std::is_same_v<element_t<V>, float> ? digits::of_float : digits::of_double;

/// Phi(-a) e^(a^2/2).
template <digits D, double_value W>
RAMP_INLINE W normal_tail_ratio(W a) {
    using C = normal_constants<double>;
    if constexpr (D == digits::of_double)
        return quotient(polynomial(a, C::tail_p), polynomial(a, C::tail_q));
    else
        return quotient(polynomial(a, C::wide_tail_p), polynomial(a, C::wide_tail_q));
}

/// (Phi(-a) - a phi(a)) e^(a^2/2), with a small relative error near its zero as well.
template <digits D, double_value W>
RAMP_INLINE W normal_slope_ratio(W a) {
    using C = normal_constants<double>;
    W const distance = rounded(rounded(W(C::zero) - a) + W(C::zero_rest));
    if constexpr (D == digits::of_double)
        return distance * rounded(quotient(polynomial(a, C::slope_p), polynomial(a, C::slope_q)));
    else
        return distance * rounded(quotient(polynomial(a, C::wide_slope_p), polynomial(a, C::wide_slope_q)));
}

/// e^(-a^2/2) 2^up. Of a square that is rounded the tail would keep few digits.
template <double_value W>
RAMP_INLINE W scaled_gaussian(W a) {
    W const square = product(a, a);
    W const rest = rounded(product_error(a, a, square));
    return scaled_falling_exp(rounded(square * W(0.5)), rounded(rest * W(0.5)));
}

template <digits D, double_value W>
RAMP_INLINE W normal_distribution(W x) {
    W const a = at_most((abs)(x), normal_highest<D>);
    W const below = scaled_down(rounded(scaled_gaussian(a) * rounded(normal_tail_ratio<D>(a))));
    return choose_lanes(x < W(0), below, W(1) - below);
}

/// x Phi(x), which is max(x, 0) - a Phi(-a) with a = |x|.
template <digits D, double_value W>
RAMP_INLINE W gelu_value(W x) {
    W const a = at_most((abs)(x), normal_highest<D>);
    return ramp_less(x, rounded(rounded(scaled_gaussian(a) * rounded(normal_tail_ratio<D>(a))) * a));
}

/// gelu'(x) = Phi(x) + x phi(x), and gelu'(a) = 1 - gelu'(-a).
template <digits D, double_value W>
RAMP_INLINE W gelu_slope(W x) {
    W const a = at_most((abs)(x), normal_highest<D>);
    W const below = scaled_down(rounded(scaled_gaussian(a) * rounded(normal_slope_ratio<D>(a))));
    return choose_lanes(x < W(0), below, W(1) - below);
}

/// erfc(a) for a >= 0, times 2^up.
template <digits D, double_value W>
RAMP_INLINE W scaled_error_tail(W a) {
    W const bounded = at_most(a, normal_highest<D> * 0.7071);
    W const square = product(bounded, bounded);
    W const e = scaled_falling_exp(square, rounded(product_error(bounded, bounded, square)));
    W const ratio = rounded(normal_tail_ratio<D>(rounded(bounded * W(1.4142135623730951))));
    return rounded(e * rounded(ratio + ratio));
}

template <digits D, double_value W>
RAMP_INLINE W complementary_error_function(W x) {
    W const tail = scaled_down(scaled_error_tail<D>((abs)(x)));
    return choose_lanes(x < W(0), W(2) - tail, tail);
}

template <digits D, double_value W>
RAMP_INLINE W error_function(W x) {
    W const a = (abs)(x);
    W const inner = rounded(x * polynomial(rounded(x * x), normal_constants<double>::erf_p));
    W const outer = copysign(W(1) - scaled_down(scaled_error_tail<D>(a)), x);
    return choose_lanes(a < W(1), inner, outer);
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_PRECISE_END
