// The truth about sums: integers wide enough for every number, and the number nearest to one.
#pragma once

#include "ulp.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

/// An integer of 32 * Words bits in two's complement, as on paper.
template <std::size_t Words>
class wide_integer {
public:
    wide_integer() = default;
    /// m * 2^at
    wide_integer(std::uint64_t m, std::size_t at) {
        for (std::size_t i = 0; i < 64; ++i)
            if ((m >> i & 1) != 0) words_[(at + i) / 32] |= std::uint32_t{1} << ((at + i) % 32);
    }
    wide_integer& operator+=(wide_integer const& other) {
        std::uint64_t carry = 0;
        for (std::size_t i = 0; i < Words; ++i) {
            carry += std::uint64_t{words_[i]} + other.words_[i];
            words_[i] = static_cast<std::uint32_t>(carry);
            carry >>= 32;
        }
        return *this;
    }
    wide_integer operator-() const {
        wide_integer opposite;
        for (std::size_t i = 0; i < Words; ++i) opposite.words_[i] = ~words_[i];
        return opposite += wide_integer(1, 0);
    }
    bool negative() const { return words_[Words - 1] >> 31 != 0; }
    /// -1, 0 or 1: whether a, which is not negative, is below, at or above b, which is not either.
    friend int order(wide_integer const& a, wide_integer const& b) {
        for (std::size_t i = Words; i-- > 0;)
            if (a.words_[i] != b.words_[i]) return a.words_[i] < b.words_[i] ? -1 : 1;
        return 0;
    }

private:
    std::array<std::uint32_t, Words> words_{};
};

/// In units of the smallest subnormal T, with room for 2^64 of the largest.
template <class T>
using units = wide_integer<(std::numeric_limits<T>::max_exponent - std::numeric_limits<T>::min_exponent +
                            std::numeric_limits<T>::digits + 64) /
                               32 +
                           1>;

/// |x|; an infinite one is the power of two that follows the largest number.
template <class T>
units<T> magnitude_in_units(T x) {
    using limits = std::numeric_limits<T>;
    if (std::isinf(x))
        return {1, static_cast<std::size_t>(limits::max_exponent - limits::min_exponent + limits::digits)};
    int exponent = 0;
    auto const m = static_cast<std::uint64_t>(std::ldexp(std::frexp(std::abs(x), &exponent), limits::digits));
    if (exponent < limits::min_exponent) return {m >> (limits::min_exponent - exponent), 0};
    return {m, static_cast<std::size_t>(exponent - limits::min_exponent)};
}

/// The nearest T, of two the one whose last bit is 0. Found by comparisons, since the bits of positive numbers count them.
template <class T>
T nearest(units<T> const& sum) {
    units<T> const magnitude = sum.negative() ? -sum : sum;
    bits_t<T> below = 0, above = bits(std::numeric_limits<T>::infinity());
    while (above - below > 1) {
        bits_t<T> const middle = below + (above - below) / 2;
        bool const fits = order(magnitude_in_units(std::bit_cast<T>(middle)), magnitude) <= 0;
        (fits ? below : above) = middle;
    }
    units<T> twice = magnitude, ends = magnitude_in_units(std::bit_cast<T>(below));
    twice += magnitude;
    ends += magnitude_in_units(std::bit_cast<T>(above));
    int const side = order(twice, ends);
    T const result = std::bit_cast<T>(side < 0 || (side == 0 && below % 2 == 0) ? below : above);
    return sum.negative() ? -result : result;
}
