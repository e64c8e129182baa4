// Functions of floats by way of double, rounded once. For an x alone every one of the 2^32 results is correctly rounded, with FMA
// and without; times a scale, or of x times a factor, about one in 2^27 is not.
//
// The double is at most about an ULP of its own off, which matters only where the exact result lies that close to the middle
// between two floats. Of all floats there are a few such x at random, and the tests look at all of them. And there are those of
// few bits near 0, where the first terms of the series end exactly in the middle, and a term that the double no longer
// holds decides. What is here for small x keeps the side on which it lies.
#pragma once

#include <ramp/numeric/double_word.hpp>
#include <ramp/numeric/reduction.hpp>
#include <ramp/numeric/silu_constants.hpp>
#include <ramp/simd/widen.hpp>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// Beyond it, e^x times any float is 0 or infinite as a float.
inline constexpr double widest_exponent = 300;
/// Less than the last bit of the sums that it is added to.
inline constexpr double nudge = 0x1p-53;

/// e^x = scale (1 + fraction).
template <value W>
struct wide_exp {
    W scale;
    W fraction;

    RAMP_INLINE explicit wide_exp(W x) {
        reduced<reduction::rounded, W> const r((clamp)(x, W(-widest_exponent), W(widest_exponent)), power_offset<W>());
        scale = power_of_two(r.shifted);
        fraction = rounded(r.expm1());
    }
    RAMP_INLINE W value() const { return fma(scale, fraction, scale); }
    RAMP_INLINE W value_less_one() const { return fma(scale, fraction, rounded(scale - W(1))); }
    RAMP_INLINE W value_and_one() const { return fma(scale, fraction, rounded(scale + W(1))); }
};

/// sum + error, where the error is less than the sum's last digit: of the two neighbours the one whose last bit is 1, which is never
/// the middle between two floats.
template <value W>
RAMP_INLINE W rounded_to_odd(W sum, W error) {
    using integer = integer_t<W>;
    integer const bits = bit_cast<integer>(sum);
    integer const one(element_t<integer>(1));
    W const above = bit_cast<W>(bits | one);
    W const below = bit_cast<W>((bits - one) | one);
    return select(copysign(W(1), sum) * error < W(0), below, above);
}

/// first + second + third, each far less than the one before it, rounded to odd.
template <value W>
RAMP_INLINE W sum_to_odd(W first, W second, W third) {
    auto const [first_two, lost] = two_sum(first, second);
    auto const [sum, error] = two_sum(first_two, third);
    return rounded_to_odd(sum, rounded(lost + error));
}

template <value V>
RAMP_INLINE V exact_exp(V x) {
    return in_double(x, []<value W>(W v) RAMP_INLINE_LAMBDA { return wide_exp<W>(v).value(); });
}

template <value V>
RAMP_INLINE V exact_expm1(V x) {
    return in_double(x, []<value W>(W v) RAMP_INLINE_LAMBDA {
        return select((abs)(v) < W(0x1p-40), v, wide_exp<W>(v).value_less_one());
    });
}

/// sigmoid(v).
template <value W>
RAMP_INLINE W wide_sigmoid(W v) {
    W const below = quotient(W(1), wide_exp<W>((abs)(v)).value_and_one());
    W const y = select(v < W(0), below, W(1) - below);
    // 1/2 + v/4 - v^3/48 + v^5/480, of which the double need not hold all: the first two terms may end exactly in a middle.
    W const square = rounded(v * v);
    W const rest = rounded(rounded(v * square) * rounded(rounded(square * W(1.0 / 480)) - W(1.0 / 48)));
    W const middle = sum_to_odd(W(0.5), rounded(v * W(0.25)), rest);
    return select((abs)(v) < W(0x1p-9), middle, y);
}

/// sigmoid'(v).
template <value W>
RAMP_INLINE W wide_sigmoid_derivative(W v) {
    wide_exp<W> const e((abs)(v));
    W const m = quotient(W(1), e.value_and_one());
    return m * rounded(rounded(e.value()) * m);
}

template <value V>
RAMP_INLINE V exact_sigmoid(V x) {
    return in_double(x, []<value W>(W v) RAMP_INLINE_LAMBDA { return wide_sigmoid(v); });
}
template <value V>
RAMP_INLINE V exact_sigmoid_derivative(V x) {
    return in_double(x, []<value W>(W v) RAMP_INLINE_LAMBDA { return wide_sigmoid_derivative(v); });
}

template <value V>
RAMP_INLINE V exact_tanh(V x) {
    return in_double(x, []<value W>(W v) RAMP_INLINE_LAMBDA {
        W const e = rounded(wide_exp<W>(rounded(v + v)).value_less_one());
        W const y = quotient(e, e + W(2));
        return select((abs)(v) < W(0x1p-40), v, y);
    });
}
template <value V>
RAMP_INLINE V exact_tanh_derivative(V x) {
    return in_double(
        x, []<value W>(W v) RAMP_INLINE_LAMBDA { return W(4) * rounded(wide_sigmoid_derivative(rounded(v + v))); });
}

/// v sigmoid(z) for z = factor v.
template <value V>
RAMP_INLINE V exact_silu(V x, element_t<V> factor = 1) {
    return in_double(x, [factor]<value W>(W v) RAMP_INLINE_LAMBDA {
        W const z = rounded(v * W(static_cast<double>(factor)));
        W const m = quotient(W(1), wide_exp<W>((abs)(z)).value_and_one());
        W const bounded = (clamp)(v, W(-0x1p128), W(0x1p128));
        W const below = rounded(bounded * m);
        W const y = select(z < W(0), below, v - below);
        // v/2 + v z/4 - v z^3/48, of which the double need not even hold the second term.
        W const half = rounded(v * W(0.5));
        W const quarter = rounded(rounded(v * z) * W(0.25));
        W const rest = rounded(rounded(quarter * rounded(z * z)) * W(-1.0 / 12));
        W const middle = sum_to_odd(half, quarter, rest);
        return copysign(select((abs)(z) < W(0x1p-14), middle, y), v);
    });
}

/// silu'(z) = h(|z|) for z < 0 and 1 - h(|z|) elsewhere, where h(a) = m (1 - a (1 - m)) and m = sigmoid(-a).
template <value V>
RAMP_INLINE V exact_silu_derivative(V x, element_t<V> factor = 1) {
    using C = silu_constants;
    return in_double(x, [factor]<value W>(W v) RAMP_INLINE_LAMBDA {
        W const z = rounded(v * W(static_cast<double>(factor)));
        W const a = at_most((abs)(z), widest_exponent);
        W const distance = rounded(rounded(a - W(C::zero)) - W(C::zero_rest));
        wide_exp<W> const e(a);
        W const m = quotient(W(1), e.value_and_one());
        W const falling = m * rounded(W(1) - rounded(a * rounded(rounded(e.value()) * m)));
        W const h = select((abs)(distance) < W(C::reach), rounded(distance * polynomial<C::silu_p>(distance)), falling);
        W const y = choose_lanes(z < W(0), h, W(1) - h);
        // 1/2 + z/2 - z^3/12: see sigmoid.
        W const middle = rounded(W(0.5) + rounded(z * W(0.5))) - copysign(W(nudge), z);
        return select((abs)(z) < W(0x1p-11), middle, y);
    });
}

/// v^2 sigmoid'(factor v).
template <value V>
RAMP_INLINE V exact_silu_derivative_wrt_beta(V x, element_t<V> factor = 1) {
    return in_double(x, [factor]<value W>(W v) RAMP_INLINE_LAMBDA {
        W const bounded = (clamp)(v, W(-0x1p128), W(0x1p128));
        return rounded(bounded * bounded) *
               rounded(wide_sigmoid_derivative(rounded(v * W(static_cast<double>(factor)))));
    });
}

/// v < 0 ? scale (e^v - 1) : v.
template <value V>
RAMP_INLINE V exact_elu(V x, element_t<V> scale = 1) {
    return in_double(x, [scale]<value W>(W v) RAMP_INLINE_LAMBDA {
        W const below = rounded(wide_exp<W>(v).value_less_one()) * W(static_cast<double>(scale));
        return select(v < W(0), below, v);
    });
}

/// v <= 0 ? scale e^v : 1.
template <value V>
RAMP_INLINE V exact_elu_derivative(V x, element_t<V> scale = 1) {
    return in_double(x, [scale]<value W>(W v) RAMP_INLINE_LAMBDA {
        W const below = rounded(wide_exp<W>(v).value()) * W(static_cast<double>(scale));
        return select(v <= W(0), below, W(1));
    });
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_PRECISE_END
