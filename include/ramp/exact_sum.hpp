// A sum that is not rounded until it is read.
#pragma once

#include <ramp/numeric/double_word.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

/// A sum of numbers that is rounded only when it is read: to the nearest T, ties to even. So it does not matter in
/// which order the numbers come, nor how they are spread over several sums that are added in the end.
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
    /// A sum of no numbers, which is 0.
    RAMP_INLINE exact_sum() {}  // the limbs get their values when they are first needed

    /// Adds x.
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

    /// Adds all that was added to the other sum, which may be this one.
    RAMP_INLINE exact_sum& operator+=(exact_sum const& other) {
        T const high = other.high_;  // read before anything is added, since `other` may be this very sum
        T const low = other.low_;
        not_finite_ += other.not_finite_;
        if (other.uncarried_ != 0) add_limbs(other);
        add(high);
        add(low);
        return *this;
    }

    /// The sum, rounded to the nearest T.
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
    // The fewest bits with which a double, wherever it begins, lies in two limbs. The other bits of a limb hold what is
    // not carried yet.
    static constexpr std::size_t limb_bits = 52;
    static constexpr std::uint64_t limb_mask = (std::uint64_t{1} << limb_bits) - 1;
    // There are limbs for the bits of the largest number, and for 64 more: the carries of 2^60 such numbers.
    static constexpr std::size_t size = (all_ones + mantissa_bits + 64) / limb_bits + 1;
    // Two sums of so many terms each, a few terms more and what is carried stay below 2^63 in each limb.
    static constexpr std::uint32_t most_uncarried = 1000;
    static_assert(2 * most_uncarried + 3 < std::uint32_t{1} << (63 - limb_bits));

    /// Adds the two numbers to the limbs. It is a template so that translation units for different CPUs do not share
    /// it.
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

    /// Adds the limbs of a sum that has some, which may be this one.
    RAMP_INLINE void add_limbs(exact_sum const& other) {
        need_limbs();
        std::uint32_t const terms = other.uncarried_;
        for (std::size_t i = 0; i < size; ++i) limbs_[i] += other.limbs_[i];
        count(terms);
    }

    /// Notes how many terms the limbs were given, and carries before one of them could overflow.
    RAMP_INLINE void count(std::uint32_t terms) {
        uncarried_ += terms;
        if (uncarried_ >= most_uncarried) carry();
    }

    /// Leaves 52 bits in every limb but the last one, and none of them negative.
    RAMP_INLINE void carry() {
        for (std::size_t i = 0; i + 1 < size; ++i) {
            limbs_[i + 1] += limbs_[i] >> limb_bits;
            limbs_[i] &= static_cast<std::int64_t>(limb_mask);
        }
        uncarried_ = 1;
    }

    /// The number that the limbs hold, as a T. They are carried, and it is not negative.
    RAMP_INLINE T rounded() const {
        std::size_t const length = this->length();
        std::size_t const lowest = length > digits ? length - digits : 0;  // the lowest bit that T keeps
        if (lowest + 1 >= all_ones) return bit_cast<T>(all_ones << mantissa_bits);
        std::size_t const i = lowest / limb_bits;
        std::size_t const shift = lowest % limb_bits;
        integer word =
            static_cast<integer>((limb_at(i) >> shift | limb_at(i + 1) << (limb_bits - shift)) & (2 * hidden_bit - 1));
        // The hidden bit, if there is one, adds one to the exponent's field. So does a carry of the rounding, up to
        // infinity.
        word += static_cast<integer>(lowest) << mantissa_bits;
        if (lowest > 0 && has_bit(lowest - 1) && ((word & 1) != 0 || any_below(lowest - 1))) ++word;
        return bit_cast<T>(word);
    }
    RAMP_INLINE std::uint64_t limb_at(std::size_t i) const { return static_cast<std::uint64_t>(limbs_[i]); }
    /// How many bits the limbs have, counted from the highest that is set.
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

    // The sum is high_ + low_ and the limbs. The two numbers hold most sums of numbers of similar sizes; the limbs take
    // over once one does not fit.
    T high_ = 0;
    T low_ = 0;
    T not_finite_ = 0;
    std::uint32_t uncarried_ = 0;  // terms added to the limbs since a carry, which counts as one; 0 if there are none
    std::int64_t limbs_[size];     // in steps of 2^52, from the smallest subnormal number on
};

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
