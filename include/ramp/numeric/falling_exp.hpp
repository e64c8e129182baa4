// e^-a for doubles, of an a in two parts, in a form that underflow does not touch. Formulas for doubles serve floats as well,
// by `by_double`.
#pragma once

#include <ramp/numeric/double_word.hpp>
#include <ramp/numeric/reduction.hpp>
#include <ramp/simd/widen.hpp>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// Doubles, a scalar or a batch.
template <class V>
concept double_value = value<V> && std::same_as<element_t<V>, double>;

/// e^-(a + rest) 2^up, a normal number, for 0 <= a <= falling_highest and a rest that is a rounding error of a.
inline constexpr double falling_highest = 760;
template <double_value W>
RAMP_INLINE W scaled_falling_exp(W a, W rest) {
    reduced<full_reduction<W>, W> const r(negative(a), power_offset<W>(constants_of<W>::up));
    W const s = power_of_two(r.shifted);
    W const p = r.exp_fraction();
    return rounded(fma(s, rounded(p - fma(p, rest, rest)), s));
}

/// x * 2^-up.
template <double_value W>
RAMP_INLINE W scaled_down(W x) {
    return x * W(constants_of<W>::two_to_minus_up);
}

/// max(x, 0) less what is left of x below 0, `scaled` 2^-up: -0 remains -0, and a small result is rounded once.
template <double_value W>
RAMP_INLINE W ramp_less(W x, W scaled) {
    return fma(scaled, W(-constants_of<W>::two_to_minus_up), at_least(x, -0.0));
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_PRECISE_END
