// A sum without rounding.
#pragma once

#include <ramp/simd.hpp>

#include <array>
#include <bit>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

namespace ramp::inline RAMP_ABI {

/// A sum of numbers that is rounded only when it is read: to the nearest T, ties to even. So the order of the numbers does not
/// matter, nor how they are spread over several sums that are added in the end.
/// Formula:         value() = the sum of all that was added, as if by infinite precision, rounded once
/// Shapes, units:   112 bytes for float, 576 for double; up to 2^60 numbers
/// Special values:  an infinity makes it infinite, two of different signs or a NaN make it NaN, whatever else is added;
///                  a sum beyond the largest T is infinite; a zero sum is +0
/// Errors thrown:   none
/// Maximum error:   0.5 ULP of the exact sum
/// Source:          Kulisch: Computer Arithmetic and Validity (2008), the long accumulator
template <std::floating_point T>
    requires(std::numeric_limits<T>::is_iec559 && sizeof(T) <= 8)
class exact_sum {
public:
    exact_sum() {}  // leaves the limbs as they are, until they are needed
    RAMP_INLINE void add(T x) {
        if (!detail::equal(x - x, T(0))) {
            not_finite_ += x;
            return;
        }
        two const upper = sum_of(high_, x);
        two const lower = sum_of(low_, upper.error);
        if (detail::equal(lower.error, T(0))) {
            high_ = upper.sum;
            low_ = lower.sum;
        } else {
            spill();
            high_ = x;
            low_ = 0;
        }
    }

    RAMP_INLINE exact_sum& operator+=(exact_sum const& other) {
        add(other.high_);
        add(other.low_);
        not_finite_ += other.not_finite_;
        if (other.spilled_) {
            spill();
            high_ = low_ = 0;
            exact_sum more = other;
            carry();
            more.carry();
            for (std::size_t i = 0; i < size; ++i) limbs_[i] += more.limbs_[i];
            uncarried_ = 2;
        }
        return *this;
    }

    RAMP_INLINE T value() const {
        if (!detail::equal(not_finite_, T(0))) return not_finite_;
        if (!spilled_) return high_ + low_;
        exact_sum positive = *this;
        positive.spill();
        positive.carry();
        bool const negative = positive.limbs_[size - 1] < 0;
        if (negative) {
            for (std::int64_t& limb : positive.limbs_) limb = -limb;
            positive.carry();
        }
        T const magnitude = positive.rounded();
        return negative ? -magnitude : magnitude;
    }

private:
    using integer = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;
    static constexpr int mantissa_bits = std::numeric_limits<T>::digits - 1;
    static constexpr integer hidden_bit = integer{1} << mantissa_bits;
    static constexpr integer all_ones = (integer{1} << (8 * sizeof(T) - 1 - mantissa_bits)) - 1;
    static constexpr int limb_bits = 32;
    static constexpr std::uint64_t limb_mask = 0xffffffff;
    // The largest number's bits, and 64 for the carries of 2^60 of them.
    static constexpr std::size_t size = (all_ones + mantissa_bits + 64) / limb_bits + 1;
    static constexpr std::uint32_t most_uncarried = 1u << 29;

    /// A sum and what it was rounded by. (Knuth)
    struct two {
        T sum;
        T error;
    };
    RAMP_INLINE static two sum_of(T a, T b) {
        T const sum = a + b;
        T const part = sum - a;
        return {sum, (a - (sum - part)) + (b - part)};
    }

    /// Adds the two numbers to the limbs. A template, so that translation units for different CPUs do not share it.
    template <class Arch = default_arch, class Build = detail::allowed>
    RAMP_COLD void spill() {
        if (!spilled_) limbs_ = {};
        spilled_ = true;
        add_to_limbs(high_);
        add_to_limbs(low_);
        if (uncarried_ >= most_uncarried) carry();
    }

    RAMP_INLINE void add_to_limbs(T x) {
        integer const word = std::bit_cast<integer>(x);
        integer const field = (word << 1) >> (mantissa_bits + 1);
        // x = +-m 2^at, in units of the smallest subnormal number.
        std::uint64_t const m = (word & (hidden_bit - 1)) | (field == 0 ? 0 : hidden_bit);
        std::size_t const at = static_cast<std::size_t>(field == 0 ? 0 : field - 1);
        std::int64_t const sign = (word >> (8 * sizeof(T) - 1)) == 0 ? 1 : -1;
        std::int64_t* const limb = limbs_.data() + at / limb_bits;
        std::uint64_t const low = (m & limb_mask) << (at % limb_bits);
        std::uint64_t const high = (m >> limb_bits) << (at % limb_bits);
        limb[0] += sign * static_cast<std::int64_t>(low & limb_mask);
        limb[1] += sign * static_cast<std::int64_t>((low >> limb_bits) + (high & limb_mask));
        if constexpr (mantissa_bits >= limb_bits) limb[2] += sign * static_cast<std::int64_t>(high >> limb_bits);
        ++uncarried_;
    }

    /// Makes every limb but the last one of 32 bits, none negative.
    RAMP_INLINE void carry() {
        for (std::size_t i = 0; i + 1 < size; ++i) {
            limbs_[i + 1] += limbs_[i] >> limb_bits;
            limbs_[i] &= static_cast<std::int64_t>(limb_mask);
        }
        uncarried_ = 1;
    }

    /// The limbs, carried and not negative, as a T.
    RAMP_INLINE T rounded() const {
        std::size_t top = size;
        while (top > 0 && limbs_[top - 1] == 0) --top;
        if (top == 0) return T(0);
        auto const limb = [&](std::size_t i)
                              RAMP_INLINE_LAMBDA { return i < size ? static_cast<std::uint64_t>(limbs_[i]) : 0; };
        std::size_t const length = limb_bits * (top - 1) + static_cast<std::size_t>(std::bit_width(limb(top - 1)));
        std::size_t const digits = std::numeric_limits<T>::digits;
        std::size_t const lowest = length > digits ? length - digits : 0;  // the last bit that T has
        std::size_t const i = lowest / limb_bits;
        std::size_t const shift = lowest % limb_bits;
        std::uint64_t m =
            ((limb(i) | limb(i + 1) << limb_bits) >> shift) | (shift == 0 ? 0 : limb(i + 2) << (2 * limb_bits - shift));
        m &= (std::uint64_t{1} << digits) - 1;
        if (lowest > 0 && has_bit(lowest - 1) && ((m & 1) != 0 || any_below(lowest - 1))) ++m;
        return std::ldexp(static_cast<T>(m), static_cast<int>(lowest) + std::numeric_limits<T>::min_exponent -
                                                 std::numeric_limits<T>::digits);
    }
    RAMP_INLINE bool has_bit(std::size_t at) const { return (limbs_[at / limb_bits] >> (at % limb_bits) & 1) != 0; }
    RAMP_INLINE bool any_below(std::size_t at) const {
        for (std::size_t i = 0; i < at / limb_bits; ++i)
            if (limbs_[i] != 0) return true;
        return (limbs_[at / limb_bits] & ((std::int64_t{1} << (at % limb_bits)) - 1)) != 0;
    }

    // The sum is high_ + low_, which holds most sums of numbers of similar sizes, and the limbs once one did not fit.
    T high_ = 0;
    T low_ = 0;
    T not_finite_ = 0;
    bool spilled_ = false;
    std::uint32_t uncarried_ = 0;
    std::array<std::int64_t, size> limbs_;  // of the sum, 2^32 each, from the smallest subnormal number on
};

}  // namespace ramp::inline RAMP_ABI
