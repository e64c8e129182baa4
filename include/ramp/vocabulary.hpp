// The words that an activation is written with: operations that have one spelling and one meaning for scalars and for
// batches, whatever the instruction set and the version of xsimd. Comparisons and + - * / are written as usual.
//
// They are function objects because xsimd has functions of the same names. Argument-dependent lookup would make every
// unqualified call on a batch ambiguous, and an object stops that lookup.
#pragma once

#include <ramp/simd/arithmetic.hpp>

#include <cstdint>
#include <type_traits>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

namespace detail {

struct select_fn {
    template <value T>
        requires(!is_batch<T>)
    RAMP_INLINE constexpr T operator()(bool condition, T yes, std::type_identity_t<T> no) const {
        return condition ? yes : no;
    }
    template <class T, class Arch>
    RAMP_INLINE xsimd::batch<T, Arch> operator()(xsimd::batch_bool<T, Arch> condition, xsimd::batch<T, Arch> yes,
                                                 std::type_identity_t<xsimd::batch<T, Arch>> no) const {
        return xsimd::select(condition, yes, no);
    }
};

struct fma_fn {
    template <value V>
    RAMP_INLINE V operator()(V a, std::type_identity_t<V> b, std::type_identity_t<V> c) const {
        return multiply_add(a, b, c);
    }
};

template <class To>
struct bit_cast_fn {
    template <class From>
    RAMP_INLINE constexpr To operator()(From x) const {
        return with_type<To>(x);
    }
};

struct at_least_fn {
    template <value V>
    RAMP_INLINE constexpr V operator()(V x, std::type_identity_t<V> bound) const {
        return larger(bound, x);
    }
};

struct at_most_fn {
    template <value V>
    RAMP_INLINE constexpr V operator()(V x, std::type_identity_t<V> bound) const {
        return smaller(bound, x);
    }
};

struct clamp_fn {
    template <value V>
    RAMP_INLINE constexpr V operator()(V x, std::type_identity_t<V> low, std::type_identity_t<V> high) const {
        return smaller(high, larger(low, x));
    }
};

/// A number whose only bit is that of the sign.
template <value V>
RAMP_INLINE constexpr integer_t<V> sign_bit() {
    using integer = element_t<integer_t<V>>;
    return integer_t<V>(integer(integer(1) << (8 * sizeof(integer) - 1)));
}

struct abs_fn {
    template <value V>
    RAMP_INLINE constexpr V operator()(V x) const {
        return with_type<V>(with_type<integer_t<V>>(x) & ~sign_bit<V>());
    }
};

struct copysign_fn {
    template <value V>
    RAMP_INLINE constexpr V operator()(V magnitude, std::type_identity_t<V> sign) const {
        using integer = integer_t<V>;
        return with_type<V>((with_type<integer>(magnitude) & ~sign_bit<V>()) |
                            (with_type<integer>(sign) & sign_bit<V>()));
    }
};

struct is_nan_fn {
    template <value V>
    RAMP_INLINE constexpr auto operator()(V x) const {
        if constexpr (is_batch<V>)
            return !(x == x);  // since NaN != NaN does not hold in xsimd 8.1 on AVX
        else
            return !equal(x, x);
    }
};

struct sqrt_fn {
    template <value V>
    RAMP_INLINE V operator()(V x) const {
        return square_root(x);
    }
};

}  // namespace detail

/// select(condition, yes, no): lane by lane, `yes` where the condition holds and `no` elsewhere. Both are evaluated.
/// Special values:  the bits of the operand that is selected, NaN and the sign of a zero included
inline constexpr detail::select_fn select{};

/// fma(a, b, c): a * b + c, rounded once where the instruction set can (AVX2 with FMA, AVX-512, NEON64). Elsewhere, and
/// everywhere under RAMP_REPRODUCIBLE, it is rounded twice. Scalars follow the instruction set of the default batch.
/// The compiler's contraction setting does not change it.
/// Special values:  as IEEE 754 has them: NaN for a NaN operand, for inf * 0, and for inf - inf; a sum of exactly 0 is +0 unless
///                  both summands are -0
inline constexpr detail::fma_fn fma{};

/// bit_cast<To>(x): the same bits as another type of the same size, as std::bit_cast; `bit_cast<integer_t<V>>(x)`.
template <class To>
inline constexpr detail::bit_cast_fn<To> bit_cast{};

/// at_least(x, bound): the larger of the two.
/// Special values:  x where they are equal, so that at_least(-0.0, 0) = -0.0; x where x or the bound is NaN
inline constexpr detail::at_least_fn at_least{};

/// at_most(x, bound): the smaller of the two.
/// Special values:  x where they are equal, so that at_most(-0.0, 0) = -0.0; x where x or the bound is NaN
inline constexpr detail::at_most_fn at_most{};

/// clamp(x, low, high): at_most(at_least(x, low), high), for low <= high.
/// Special values:  x where it equals a bound, the sign of a zero included; NaN for x = NaN; a bound that is NaN does not bound
inline constexpr detail::clamp_fn clamp{};

/// abs(x): x without its sign.
/// Special values:  abs(-0.0) = +0, abs(-inf) = inf; NaN without its sign for NaN
inline constexpr detail::abs_fn abs{};

/// copysign(magnitude, sign): the first operand with the sign bit of the second.
/// Special values:  the sign bits of zeros and of NaN count, as those of numbers do; a NaN stays NaN
inline constexpr detail::copysign_fn copysign{};

/// is_nan(x): a condition for select, true in the lanes that are NaN.
inline constexpr detail::is_nan_fn is_nan{};

/// sqrt(x): the square root, correctly rounded.
/// Special values:  sqrt(+-0) = +-0, sqrt(inf) = inf, NaN for x < 0 and for NaN
inline constexpr detail::sqrt_fn sqrt{};

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
