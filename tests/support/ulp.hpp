// Errors in units in the last place, and equality of bits.
#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <type_traits>

/// The type in which the truth for T is computed: at least 11 bits more than T has.
template <class T>
using truth_t = std::conditional_t<std::is_same_v<T, float>, double, long double>;

/// Whether it has them: not for double with MSVC or on Apple's ARM, where long double is the same. Nothing is said about
/// errors there.
template <class T>
inline constexpr bool has_truth = std::numeric_limits<truth_t<T>>::digits >= std::numeric_limits<T>::digits + 11;

template <class T>
using bits_t = std::conditional_t<std::is_same_v<T, float>, std::uint32_t, std::uint64_t>;

template <class T>
bits_t<T> bits(T x) {
    return std::bit_cast<bits_t<T>>(x);
}

/// The same bits, but any NaN for any NaN.
template <class T>
bool same(T a, T b) {
    return bits(a) == bits(b) || (a != a && b != b);
}

/// How far `got` is from `exact`, in ULP of the exact value as a T, or of `least` if that is larger; infinite where one of them is NaN or infinite and the
/// other should not be, or where a zero has the wrong sign.
template <class T>
double ulp_error(T got, truth_t<T> exact, truth_t<T> least = 0) {
    using R = truth_t<T>;
    using limits = std::numeric_limits<T>;
    if (std::isnan(exact) || std::isnan(got))
        return std::isnan(exact) && std::isnan(got) ? 0 : std::numeric_limits<double>::infinity();
    if (got == 0 && std::signbit(got) != std::signbit(exact)) return std::numeric_limits<double>::infinity();
    if (std::isinf(exact)) return static_cast<R>(got) == exact ? 0 : std::numeric_limits<double>::infinity();
    // Past the largest number T goes on as if it had one more exponent: rounding to infinity there is right.
    R const beyond = std::ldexp(R(1), limits::max_exponent);
    if (std::abs(exact) > beyond) exact = std::copysign(beyond, exact);
    R const reached = std::isinf(got) ? std::copysign(beyond, R(got)) : R(got);
    int exponent = 0;
    R const size = std::max(std::abs(exact), least);
    std::frexp(size, &exponent);
    if (size == 0 || exponent < limits::min_exponent) exponent = limits::min_exponent;
    R const ulp = std::ldexp(R(1), exponent - limits::digits);
    return static_cast<double>(std::abs(reached - exact) / ulp);
}

/// What errors at x are measured in at least: floor |x|, for finite x.
template <class T>
truth_t<T> least_size(T x, double floor) {
    return std::isfinite(x) ? static_cast<truth_t<T>>(floor) * std::abs(truth_t<T>(x)) : 0;
}

namespace check {

/// An error bound is strict, but for 0 and 0.5: exact, and correctly rounded.
inline bool within(double error, double bound) {
    return bound <= 0.5 ? error <= bound : error < bound;
}

}  // namespace check
