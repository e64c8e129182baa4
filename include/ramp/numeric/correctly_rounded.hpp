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
template <class T>
inline constexpr T widest_exponent = 300;
/// Less than the last bit of the sums that it is added to.
inline constexpr double nudge = 0x1p-53;

/// An exponent within what wide_exp can do, at the same result as a float.
template <value V>
RAMP_INLINE V as_exponent(V x) {
    constexpr auto widest = widest_exponent<element_t<V>>;
    return (clamp)(x, V(-widest), V(widest));
}

/// e^x = scale (1 + fraction).
template <value W>
struct wide_exp {
    W scale;
    W fraction;

    RAMP_INLINE explicit wide_exp(W x) {
        reduced<reduction::rounded, W> const r(x, power_offset<W>());
        scale = power_of_two(r.shifted);
        fraction = rounded(fma(r.t * r.t, parallel_polynomial<constants_of<W>::expm1_q>(r.t), r.t));
    }
    RAMP_INLINE W value() const { return fma(scale, fraction, scale); }
    RAMP_INLINE W value_less_one() const { return fma(scale, fraction, rounded(scale - W(1))); }
    RAMP_INLINE W value_and_one() const { return fma(scale, fraction, rounded(scale + W(1))); }
};

/// y, but where |x| is below the bound what `middle` returns. That is so rare that its time should not count.
template <value V, class Middle>
RAMP_INLINE V unless_below(element_t<V> bound, V x, V y, Middle middle) {
    auto const is_below = (abs)(x) < V(bound);
    return any_lane(is_below) ? select(is_below, middle(), y) : y;
}

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
    return in_double(as_exponent(x), []<value W>(W v) RAMP_INLINE_LAMBDA { return wide_exp<W>(v).value(); });
}

template <value V>
RAMP_INLINE V exact_expm1(V x) {
    V const y =
        in_double(as_exponent(x), []<value W>(W v) RAMP_INLINE_LAMBDA { return wide_exp<W>(v).value_less_one(); });
    return select((abs)(x) < V(0x1p-40f), x, y);
}

/// sigmoid'(v) for v >= 0.
template <value W>
RAMP_INLINE W wide_sigmoid_derivative(W v) {
    wide_exp<W> const e(v);
    W const m = quotient(W(1), e.value_and_one());
    return m * rounded(rounded(e.value()) * m);
}

template <value V>
RAMP_INLINE V exact_sigmoid(V x) {
    V const y = in_double(as_exponent(negative(x)), []<value W>(W v) RAMP_INLINE_LAMBDA {
        return quotient(W(1), wide_exp<W>(v).value_and_one());
    });
    return unless_below(0x1p-9f, x, y, [x]() RAMP_INLINE_LAMBDA {
        return in_double(x, []<value W>(W v) RAMP_INLINE_LAMBDA {
            // 1/2 + v/4 - v^3/48 + v^5/480, of which the double need not hold all: the first two terms may end exactly in a middle.
            W const square = rounded(v * v);
            W const rest = rounded(rounded(v * square) * rounded(rounded(square * W(1.0 / 480)) - W(1.0 / 48)));
            return sum_to_odd(W(0.5), rounded(v * W(0.25)), rest);
        });
    });
}
template <value V>
RAMP_INLINE V exact_sigmoid_derivative(V x) {
    return in_double(at_most((abs)(x), widest_exponent<element_t<V>>),
                     []<value W>(W v) RAMP_INLINE_LAMBDA { return wide_sigmoid_derivative(v); });
}

template <value V>
RAMP_INLINE V exact_tanh(V x) {
    V const y = in_double(as_exponent(rounded(x + x)), []<value W>(W v) RAMP_INLINE_LAMBDA {
        W const e = rounded(wide_exp<W>(v).value_less_one());
        return quotient(e, e + W(2));
    });
    return select((abs)(x) < V(0x1p-40f), x, y);
}
template <value V>
RAMP_INLINE V exact_tanh_derivative(V x) {
    return in_double(at_most((abs)(rounded(x + x)), widest_exponent<element_t<V>>),
                     []<value W>(W v) RAMP_INLINE_LAMBDA { return W(4) * rounded(wide_sigmoid_derivative(v)); });
}

/// x sigmoid(factor x).
template <value V>
RAMP_INLINE V exact_silu(V x, element_t<V> factor = 1) {
    V const y = in_double(x, [factor]<value W>(W v) RAMP_INLINE_LAMBDA {
        W const z = rounded(v * W(static_cast<double>(factor)));
        W const m = quotient(W(1), wide_exp<W>(at_most((abs)(z), W(widest_exponent<double>))).value_and_one());
        W const below = rounded((clamp)(v, W(-0x1p128), W(0x1p128)) * m);
        return select(z < W(0), below, v - below);
    });
    V const result = unless_below(0x1p-14f, x * V(factor), y, [x, factor]() RAMP_INLINE_LAMBDA {
        return in_double(x, [factor]<value W>(W v) RAMP_INLINE_LAMBDA {
            // v/2 + v z/4 - v z^3/48, of which the double need not even hold the second term.
            W const z = rounded(v * W(static_cast<double>(factor)));
            W const half = rounded(v * W(0.5));
            W const quarter = rounded(rounded(v * z) * W(0.25));
            W const rest = rounded(rounded(quarter * rounded(z * z)) * W(-1.0 / 12));
            return sum_to_odd(half, quarter, rest);
        });
    });
    return copysign(result, x);
}

/// silu'(z) = h(|z|) for z < 0 and 1 - h(|z|) elsewhere, where h(a) = m (1 - a (1 - m)) and m = sigmoid(-a).
template <value V>
RAMP_INLINE V exact_silu_derivative(V x, element_t<V> factor = 1) {
    using C = silu_constants;
    V const y = in_double(x, [factor]<value W>(W v) RAMP_INLINE_LAMBDA {
        W const z = rounded(v * W(static_cast<double>(factor)));
        W const a = at_most((abs)(z), W(widest_exponent<double>));
        W const distance = rounded(rounded(a - W(C::zero)) - W(C::zero_rest));
        wide_exp<W> const e(a);
        W const m = quotient(W(1), e.value_and_one());
        W const falling = m * rounded(W(1) - rounded(a * rounded(rounded(e.value()) * m)));
        W const root = rounded(distance * parallel_polynomial<C::silu_p>(distance));
        W const h = select((abs)(distance) < W(C::reach), root, falling);
        return choose_lanes(z < W(0), h, W(1) - h);
    });
    return unless_below(0x1p-11f, x * V(factor), y, [x, factor]() RAMP_INLINE_LAMBDA {
        return in_double(x, [factor]<value W>(W v) RAMP_INLINE_LAMBDA {
            // 1/2 + z/2 - z^3/12: see sigmoid.
            W const z = rounded(v * W(static_cast<double>(factor)));
            return rounded(W(0.5) + rounded(z * W(0.5))) - copysign(W(nudge), z);
        });
    });
}

/// v^2 sigmoid'(factor v).
template <value V>
RAMP_INLINE V exact_silu_derivative_wrt_beta(V x, element_t<V> factor = 1) {
    return in_double(x, [factor]<value W>(W v) RAMP_INLINE_LAMBDA {
        W const z = rounded(v * W(static_cast<double>(factor)));
        W const slope = rounded(wide_sigmoid_derivative(at_most((abs)(z), W(widest_exponent<double>))));
        W const bounded = at_most((abs)(v), W(0x1p128));
        return rounded(bounded * bounded) * slope;
    });
}

/// x < 0 ? scale (e^x - 1) : x.
template <value V>
RAMP_INLINE V exact_elu(V x, element_t<V> scale = 1) {
    V const below = in_double(as_exponent(x), [scale]<value W>(W v) RAMP_INLINE_LAMBDA {
        return rounded(wide_exp<W>(v).value_less_one()) * W(static_cast<double>(scale));
    });
    return select(x < V(0), below, x);
}

/// x <= 0 ? scale e^x : 1.
template <value V>
RAMP_INLINE V exact_elu_derivative(V x, element_t<V> scale = 1) {
    V const below = in_double(as_exponent(x), [scale]<value W>(W v) RAMP_INLINE_LAMBDA {
        return rounded(wide_exp<W>(v).value()) * W(static_cast<double>(scale));
    });
    return select(x <= V(0), below, V(1));
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_PRECISE_END
