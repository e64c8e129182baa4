// A sum without rounding.
#pragma once

#include <ramp/numeric/double_word.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

/// A sum of numbers that is rounded only when it is read: to the nearest T, ties to even. So the order of the numbers does not
/// matter, nor how they are spread over several sums that are added in the end.
/// Formula:         value() = the sum of all that was added, as if by infinite precision, rounded once
/// Shapes, units:   72 bytes for float, 368 for double; up to 2^60 numbers
/// Special values:  an infinity makes it infinite, two of different signs or a NaN make it NaN, whatever else is added;
///                  a sum beyond the largest T is infinite; a zero sum is +0
/// Errors thrown:   none
/// Maximum error:   0.5 ULP of the exact sum
/// Source:          Kulisch: Computer Arithmetic and Validity (2008), the long accumulator
template <std::floating_point T>
    requires(std::numeric_limits<T>::is_iec559 && sizeof(T) <= 8)
class exact_sum {
public:
    RAMP_INLINE exact_sum() {}  // leaves the limbs as they are, until they are needed
    RAMP_INLINE void add(T x) {
        if (!detail::equal(x - x, T(0))) {
            not_finite_ += x;
            return;
        }
        auto const upper = detail::two_sum(high_, x);
        auto const lower = detail::two_sum(low_, upper.error);
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
        T const high = other.high_;  // read before anything is added, since `other` may be this very sum
        T const low = other.low_;
        not_finite_ += other.not_finite_;
        if (other.uncarried_ != 0) add_limbs(other);
        add(high);
        add(low);
        return *this;
    }

    RAMP_INLINE T value() const {
        if (!detail::equal(not_finite_, T(0))) return not_finite_;
        if (uncarried_ == 0) return high_ + low_;
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
    static constexpr std::size_t digits = std::numeric_limits<T>::digits;
    static constexpr std::size_t mantissa_bits = digits - 1;
    static constexpr integer hidden_bit = integer{1} << mantissa_bits;
    static constexpr integer all_ones = (integer{1} << (8 * sizeof(T) - digits)) - 1;
    // As few as let a double lie in two limbs, wherever it begins, so that many are left for what is not carried yet.
    static constexpr std::size_t limb_bits = 52;
    static constexpr std::uint64_t limb_mask = (std::uint64_t{1} << limb_bits) - 1;
    // The largest number's bits, and 64 for the carries of 2^60 of them.
    static constexpr std::size_t size = (all_ones + mantissa_bits + 64) / limb_bits + 1;
    // Two sums of so many terms are below 2^63 in each limb, and so are a few terms more and what is carried.
    static constexpr std::uint32_t most_uncarried = 1000;
    static_assert(2 * most_uncarried + 3 < std::uint32_t{1} << (63 - limb_bits));

    /// Adds the two numbers to the limbs. A template, so that translation units for different CPUs do not share it.
    template <class Arch = default_arch, class Build = detail::allowed>
    RAMP_COLD void spill() {
        need_limbs();
        add_to_limbs(high_);
        add_to_limbs(low_);
        count(2);
    }

    RAMP_INLINE void need_limbs() {
        if (uncarried_ != 0) return;
        for (std::int64_t& limb : limbs_) limb = 0;
    }

    RAMP_INLINE void add_to_limbs(T x) {
        integer const word = bit_cast<integer>(x);
        integer const field = (word << 1) >> digits;
        // x = +-m 2^at, in units of the smallest subnormal number.
        std::uint64_t const m = (word & (hidden_bit - 1)) | (field == 0 ? 0 : hidden_bit);
        std::size_t const at = static_cast<std::size_t>(field == 0 ? 0 : field - 1);
        std::int64_t const sign = (word >> (8 * sizeof(T) - 1)) == 0 ? 1 : -1;
        std::int64_t* const to = limbs_ + at / limb_bits;
        to[0] += sign * static_cast<std::int64_t>((m << (at % limb_bits)) & limb_mask);
        to[1] += sign * static_cast<std::int64_t>(m >> (limb_bits - at % limb_bits));
    }

    /// Adds the limbs of a sum that has them; it may be this one.
    RAMP_INLINE void add_limbs(exact_sum const& other) {
        need_limbs();
        std::uint32_t const terms = other.uncarried_;
        for (std::size_t i = 0; i < size; ++i) limbs_[i] += other.limbs_[i];
        count(terms);
    }

    /// Notes what was added to the limbs, and carries before one of them could overflow.
    RAMP_INLINE void count(std::uint32_t terms) {
        uncarried_ += terms;
        if (uncarried_ >= most_uncarried) carry();
    }

    /// Makes every limb but the last one of 52 bits, none negative.
    RAMP_INLINE void carry() {
        for (std::size_t i = 0; i + 1 < size; ++i) {
            limbs_[i + 1] += limbs_[i] >> limb_bits;
            limbs_[i] &= static_cast<std::int64_t>(limb_mask);
        }
        uncarried_ = 1;
    }

    /// The limbs, carried and not negative, as a T.
    RAMP_INLINE T rounded() const {
        std::size_t const length = this->length();
        std::size_t const lowest = length > digits ? length - digits : 0;  // the last bit that T has
        if (lowest + 1 >= all_ones) return bit_cast<T>(all_ones << mantissa_bits);
        std::size_t const i = lowest / limb_bits;
        std::size_t const shift = lowest % limb_bits;
        integer word =
            static_cast<integer>((limb_at(i) >> shift | limb_at(i + 1) << (limb_bits - shift)) & (2 * hidden_bit - 1));
        // The hidden bit, if there is one, adds one to the exponent's field. So does a carry of the rounding, up to infinity.
        word += static_cast<integer>(lowest) << mantissa_bits;
        if (lowest > 0 && has_bit(lowest - 1) && ((word & 1) != 0 || any_below(lowest - 1))) ++word;
        return bit_cast<T>(word);
    }
    RAMP_INLINE std::uint64_t limb_at(std::size_t i) const { return static_cast<std::uint64_t>(limbs_[i]); }
    /// How many bits the limbs have, from the first that is not zero.
    RAMP_INLINE std::size_t length() const {
        std::size_t top = size - 1;
        while (top > 0 && limbs_[top] == 0) --top;
        std::size_t bits = top * limb_bits;
        for (std::uint64_t rest = limb_at(top); rest != 0; rest >>= 1) ++bits;
        return bits;
    }
    RAMP_INLINE bool has_bit(std::size_t at) const { return (limb_at(at / limb_bits) >> (at % limb_bits) & 1) != 0; }
    RAMP_INLINE bool any_below(std::size_t at) const {
        for (std::size_t i = 0; i < at / limb_bits; ++i)
            if (limbs_[i] != 0) return true;
        return (limb_at(at / limb_bits) & ((std::uint64_t{1} << (at % limb_bits)) - 1)) != 0;
    }

    // The sum is high_ + low_, which holds most sums of numbers of similar sizes, and the limbs once one did not fit.
    T high_ = 0;
    T low_ = 0;
    T not_finite_ = 0;
    std::uint32_t uncarried_ = 0;  // the terms in the limbs since a carry, which counts as one; 0 without limbs
    std::int64_t limbs_[size];     // of the sum, 2^52 each, from the smallest subnormal number on
};

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
