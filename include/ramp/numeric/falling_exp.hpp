// e^-u for an exponent that is known to more digits than its type has, in a form that underflow does not touch.
#pragma once

#include <ramp/numeric/double_word.hpp>
#include <ramp/numeric/reduction.hpp>
#include <ramp/simd/widen.hpp>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// Doubles, a scalar or a batch.
template <class V>
concept double_value = value<V> && std::same_as<element_t<V>, double>;

/// e^-u = scale (1 + fraction) 2^-up, where the scale is a normal number, for u from -40 to a little more than falling_highest.
template <value V>
struct falling_power {
    using C = constants_of<V>;
    V scale;
    V fraction;

    RAMP_INLINE explicit falling_power(V u) { set(reduction_of(negative(u))); }
    /// For the sum u + rest, where the rest is a rounding error of u.
    RAMP_INLINE falling_power(V u, V rest) {
        reduction_t r = reduction_of(negative(u));
        if constexpr (fused<V>) {
            r.t = r.head = rounded(r.t - rest);
            set(r);
        } else {
            set(r);
            fraction = rounded(fraction - fma(fraction, rest, rest));
        }
    }
    /// For the product a b.
    RAMP_INLINE static falling_power of_product(V a, V b) {
        if constexpr (fused<V>) {
            return falling_power(reduction_t(negative(a), b, offset()));
        } else {
            V const u = product(a, b);
            return falling_power(u, rounded(product_error(a, b, u)));
        }
    }
    /// For the product a (b + rest), where the rest is a rounding error of b.
    RAMP_INLINE static falling_power of_product(V a, V b, V rest) {
        if constexpr (fused<V>) {
            reduction_t r(negative(a), b, offset());
            r.t = r.head = fma(negative(a), rest, r.t);
            return falling_power(r);
        } else {
            V const u = product(a, b);
            return falling_power(u, rounded(fma(a, rest, rounded(product_error(a, b, u)))));
        }
    }

    /// e^-u 2^up.
    RAMP_INLINE V value() const { return rounded(fma(scale, fraction, scale)); }
    /// factor e^-u 2^up.
    RAMP_INLINE V times(V factor) const { return rounded(scale * rounded(fma(factor, fraction, factor))); }

private:
    using reduction_t = reduced<full_reduction<V>, V>;

    RAMP_INLINE explicit falling_power(reduction_t const& r) { set(r); }
    RAMP_INLINE static V offset() { return power_offset<V>(C::up); }
    RAMP_INLINE static reduction_t reduction_of(V x) { return reduction_t(x, offset()); }
    RAMP_INLINE void set(reduction_t const& r) {
        scale = power_of_two(r.shifted);
        fraction = r.exp_fraction();
    }
};

/// x * 2^-up.
template <value V>
RAMP_INLINE V scaled_down(V x) {
    return x * V(constants_of<V>::two_to_minus_up);
}

/// max(x, 0) less what is left of x below 0, `scaled` 2^-up: -0 remains -0, and a small result is rounded once.
template <value V>
RAMP_INLINE V ramp_less(V x, V scaled) {
    return fma(scaled, V(-constants_of<V>::two_to_minus_up), at_least(x, V(element_t<V>(-0.0))));
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_PRECISE_END
