// Arithmetic whose result depends neither on the version of xsimd nor on what the compiler may fuse or reorder. The public
// vocabulary is made of it.
#pragma once

#include <ramp/simd/neon64.hpp>
#include <ramp/simd/value.hpp>
#include <ramp/simd/x86.hpp>

#include <cmath>
#include <cstdint>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// a * b, rounded. The compiler cannot fuse it with an addition that follows.
template <class V>
RAMP_INLINE V product(V a, V b) {
    if constexpr (is_batch<V>)
        return V(not_contracted((a * b).data));
    else
        return not_contracted(a * b);
}

/// The sum or product x. The compiler cannot merge it with the one that it goes into, as it might when it reorders.
template <class V>
RAMP_INLINE constexpr V rounded(V x) {
    if constexpr (is_batch<V>)
        return V(not_reassociated(x.data));
    else
        return not_reassociated(x);
}

/// -x, which the compiler merges with a product.
template <class V>
RAMP_INLINE constexpr V negative(V x) {
    if constexpr (is_batch<V> && has_register_operators)
        return V(-x.data);
    else
        return -x;
}

/// a / b, correctly rounded. What is inlined from xsimd might be computed by an estimate of 1 / b, if the flags allow it.
template <class V>
RAMP_INLINE V quotient(V a, V b) {
    if constexpr (is_batch<V> && has_register_operators)
        return V(a.data / b.data);
    else
        return a / b;
}

/// a * b + c, rounded once where the instruction set can, and twice elsewhere.
template <class V>
RAMP_INLINE V multiply_add(V a, V b, V c) {
    if constexpr (!fused<V>)
        return rounded(product(a, b) + c);
    else if constexpr (is_avx512<V>)
        return V(x86::fma(a.data, b.data, c.data));
    else if constexpr (is_batch<V>)
        return xsimd::fma(a, b, c);
    else
        return std::fma(a, b, c);
}

/// -(a * b) - c, for batches only.
template <class V>
RAMP_INLINE V negated_multiply_add(V a, V b, V c) {
    return xsimd::fnms(a, b, c);
}

/// `yes` in the lanes where the condition holds, `no` in the others.
template <class V>
RAMP_INLINE constexpr V choose_lanes(decltype(V() < V()) condition, V yes, V no) {
    if constexpr (is_batch<V>)
        return xsimd::select(condition, yes, no);
    else
        return condition ? yes : no;
}

/// Whether the condition holds in any lane.
template <class Condition>
RAMP_INLINE constexpr bool any_lane(Condition condition) {
    if constexpr (std::is_same_v<Condition, bool>)
        return condition;
    else
        return xsimd::any(condition);
}

// xsimd::max and min are not used: which argument they return if the two are equal, or one is NaN, changed with xsimd
// 14.

/// a if it is the larger one. Otherwise b, also if the two are equal or one of them is NaN.
template <class V>
RAMP_INLINE constexpr V larger(V a, V b) {
    if constexpr (is_x86<V>)
        return V(x86::larger(a.data, b.data));
    else
        return choose_lanes(b < a, a, b);
}

/// a if it is the smaller one. Otherwise b, also if the two are equal or one of them is NaN.
template <class V>
RAMP_INLINE constexpr V smaller(V a, V b) {
    if constexpr (is_x86<V>)
        return V(x86::smaller(a.data, b.data));
    else
        return choose_lanes(a < b, a, b);
}

/// The square root, correctly rounded on every instruction set. On NEON64 xsimd 8.1 takes NEON's estimate for floats.
template <class V>
RAMP_INLINE V square_root(V x) {
    if constexpr (is_avx512<V>)
        return V(x86::square_root(x.data));
    else if constexpr (is_batch_of<V, xsimd::neon64>)
        return V(neon64::square_root(x.data));
    else if constexpr (is_batch<V>)
        return xsimd::sqrt(x);
    else
        return std::sqrt(x);
}

/// The same bits as another type of the same size.
template <class To, class From>
RAMP_INLINE constexpr To with_type(From x) {
    // A batch is cast by its register, since xsimd has two spellings; and by the builtin, since std::bit_cast is a
    // function at -O0.
    if constexpr (is_batch<From>)
        return To(__builtin_bit_cast(decltype(To::data), x.data));
    else
        return __builtin_bit_cast(To, x);
}

/// Whether selecting by a sign bit is one instruction, which saves the comparison that select needs. A zero must have its sign then.
template <value V>
inline constexpr bool selects_by_sign = fused<V> && is_avx<V> && keeps_negations;

/// `yes` in the lanes where x has a sign bit: where x < 0, and for some zeros and NaNs.
template <value V>
RAMP_INLINE V select_by_sign(V x, V yes, V no) {
    return xsimd::select(typename V::batch_bool_type(x.data), yes, no);
}

/// `yes` where x < 0, and `no` where x > 0. Of a zero or NaN it may be either.
template <value V>
RAMP_INLINE V choose_by_sign(V x, V yes, V no) {
    if constexpr (selects_by_sign<V>)
        return select_by_sign(x, yes, no);
    else
        return choose_lanes(x < V(0), yes, no);
}

/// Shifts integers to the left.
template <int Bits, class V>
RAMP_INLINE V shift_left(V x) {
    if constexpr (is_avx512<V>)
        return V(x86::shift_left<Bits>(x.data, element_t<V>{}));
    else
        return x << Bits;
}

/// Shifts unsigned integers to the right.
template <int Bits, class V>
RAMP_INLINE V shift_right(V x) {
    if constexpr (is_avx512<V>)
        return V(x86::shift_right<Bits>(x.data, element_t<V>{}));
    else
        return x >> Bits;
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_PRECISE_END
