// Numbers of twice the digits: two numbers stand for their sum, and the second keeps what rounding lost of the first.
#pragma once

#include <ramp/vocabulary.hpp>

#include <type_traits>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// A rounded sum, and what the rounding lost.
template <value V>
struct sum_and_error {
    V sum;
    V error;
};

/// Splits a + b into sum + error without any loss, whichever of the two is larger. (Knuth)
template <value V>
RAMP_INLINE sum_and_error<V> two_sum(V a, V b) {
    V const sum = rounded(a + b);
    V const part = rounded(sum - a);
    return {sum, rounded(rounded(a - rounded(sum - part)) + rounded(b - part))};
}

/// The high half of x's digits. The product of two such halves is exact.
template <value V>
RAMP_INLINE V high_half(V x) {
    using integer = element_t<integer_t<V>>;
    constexpr integer low_bits = (integer(1) << (std::is_same_v<element_t<V>, float> ? 12 : 27)) - 1;
    return bit_cast<V>(bit_cast<integer_t<V>>(x) & integer_t<V>(integer(~low_bits)));
}

/// What rounding has lost of p, the product a b. The products of the halves must not be subnormal.
template <value V>
RAMP_INLINE V product_error(V a, V b, V p) {
    if constexpr (fused<V>) {
        return fma(a, b, negative(p));
    } else {
        V const a1 = high_half(a);
        V const b1 = high_half(b);
        V const a2 = rounded(a - a1);
        V const b2 = rounded(b - b1);
        return rounded(rounded(rounded(product(a1, b1) - p) + product(a1, b2)) + product(a2, b1)) + product(a2, b2);
    }
}

/// a * b + c on any instruction set, rounded once or little more. The products of the halves must not be subnormal.
template <value V>
RAMP_INLINE V accurate_fma(V a, V b, V c) {
    if constexpr (fused<V>) {
        return fma(a, b, c);
    } else {
        V const p = product(a, b);
        auto const [sum, error] = two_sum(p, c);
        return sum + rounded(error + rounded(product_error(a, b, p)));
    }
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_PRECISE_END
