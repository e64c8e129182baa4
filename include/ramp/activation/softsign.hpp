#pragma once

#include <ramp/concepts.hpp>
#include <ramp/numeric/double_word.hpp>
#include <ramp/vocabulary.hpp>

#include <string_view>
#include <type_traits>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

/// Softsign: a sigmoid of which no exponential is needed.
/// Formula:         f(x) = x / (1 + |x|)
/// Derivative:      f'(x) = 1 / (1 + |x|)^2; from the output y: (1 - |y|)^2
/// Shapes, units:   element by element; no parameters
/// Range:           [-1, 1]
/// Special values:  f(+-0) = +-0, f(-inf) = -1, f(inf) = 1, f(NaN) = NaN; f'(+-0) = 1, f'(-inf) = f'(inf) = 0, f'(NaN) = NaN;
///                  subnormal results are not flushed
/// Errors thrown:   none
/// Maximum error:   value_error, derivative_error; derivative_from_output is less than two epsilons of the type off from the
///                  derivative at x, which is no relative bound: for large x, 1 - |y| cancels
/// Source:          Turian, Bergstra, Bengio: Quadratic Features and Deep Architectures for Chunking (2009)
struct softsign {
    static constexpr std::string_view name = "softsign";
    static constexpr max_ulp value_error{1.5, 1.5};
    static constexpr max_ulp derivative_error{2.0, 2.0};

    template <value V>
    RAMP_INLINE V operator()(V x) const {
        V const bounded = (clamp)(x, V(-highest<V>), V(highest<V>));  // beyond it f(x) is +-1
        return detail::quotient(bounded, detail::rounded((abs)(bounded) + V(1)));
    }
    template <value V>
    RAMP_INLINE V derivative(V x) const {
        using T = element_t<V>;
        constexpr bool is_float = std::is_same_v<T, float>;
        // Scaled, so that neither the square nor its inverse leaves the exponents, and a small result is rounded once.
        constexpr T scale = is_float ? T(0x1p-62f) : T(0x1p-510), back = is_float ? T(0x1p-124f) : T(0x1p-1020);
        V const a = at_most((abs)(x), is_float ? T(0x1p76f) : T(0x1p540));
        auto const [sum, lost] = detail::two_sum(V(1), a);
        V const s = detail::rounded(sum * V(scale));
        V const inverse = detail::rounded(detail::quotient(V(1), detail::rounded(s * s)));
        // 1 / (s + l)^2 is 1 / s^2 less 2 l / s^3.
        V const part = detail::rounded(detail::rounded(lost * V(T(-2) * scale)) * inverse);
        return detail::rounded(fma(detail::rounded(part * s), inverse, inverse)) * V(back);
    }
    template <value V>
    RAMP_INLINE V derivative_from_output(V y) const {
        V const rest = detail::rounded(V(1) - (abs)(y));
        return rest * rest;
    }

private:
    template <value V>
    static constexpr element_t<V> highest = element_t<V>(0x1p60);
};

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
