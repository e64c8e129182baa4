// Sums that stay accurate at any length, and have the same bits on every instruction set.
#pragma once

#include <ramp/simd.hpp>

#include <array>
#include <cstddef>

namespace ramp::inline RAMP_ABI::detail {

/// A sum and its rounding error, a lane each. The error-free addition is Knuth's.
template <value V>
struct compensated_sum {
    V sum = V(0);
    V error = V(0);

    RAMP_INLINE void add(V term) {
        V const total = sum + term;
        V const part = total - sum;
        error = error + ((sum - (total - part)) + (term - part));
        sum = total;
    }
    /// Adds another sum, and makes `error` small against `sum` again.
    RAMP_INLINE void add(compensated_sum const& other) {
        add(other.sum);
        error = error + other.error;
        V const total = result();
        error = select(total == sum, error, error - (total - sum));
        sum = total;
    }
    /// Where the sum is infinite its error is NaN, and there is nothing to correct.
    RAMP_INLINE V result() const {
        V const corrected = sum + error;
        return select(corrected == corrected, corrected, sum);
    }
};

/// A sum in blocks. The roundings of `error` itself grow with the square of the number of terms; a block ends before they
/// count, and blocks are added with their errors. So the relative error against the sum of the terms' magnitudes is about
/// two roundings at any length.
///
/// It is spread over as many batches as make 128 bytes, or one. So term i of a run goes to the same lane of the same width
/// on every instruction set, and the lanes are added in one order.
template <class T, class Arch, std::size_t Batches = 128 / (lanes<xsimd::batch<T, Arch>> * sizeof(T))>
class blocked_sum {
    using V = xsimd::batch<T, Arch>;
    static constexpr std::size_t block_length = 1024;

public:
    static constexpr std::size_t width = Batches * lanes<V>;

    /// How many of n terms to add next, before calling `added`.
    RAMP_INLINE std::size_t room(std::size_t n) const {
        std::size_t const free = (block_length - filled_) * width;
        return n < free ? n : free;
    }
    RAMP_INLINE std::array<compensated_sum<V>, Batches>& block() { return block_; }

    RAMP_INLINE void added(std::size_t n) {
        filled_ += (n + width - 1) / width;
        if (filled_ >= block_length) end_block();
    }

    /// The sum of each lane, for one batch.
    RAMP_INLINE V lane_sums() {
        static_assert(Batches == 1);
        end_block();
        return whole_[0].result();
    }

    /// The sum of all lanes: halving by halving, in an order that does not depend on the instruction set.
    RAMP_INLINE T sum() {
        end_block();
        std::array<T, width> sums;
        std::array<T, width> errors;
        for (std::size_t k = 0; k < Batches; ++k) {
            store(sums.data() + k * lanes<V>, whole_[k].sum, all_lanes{});
            store(errors.data() + k * lanes<V>, whole_[k].error, all_lanes{});
        }
        for (std::size_t half = width / 2; half > 0; half /= 2)
            for (std::size_t i = 0; i < half; ++i) {
                compensated_sum<T> lower{sums[i], errors[i]};
                lower.add(compensated_sum<T>{sums[i + half], errors[i + half]});
                sums[i] = lower.sum;
                errors[i] = lower.error;
            }
        return compensated_sum<T>{sums[0], errors[0]}.result();
    }

private:
    RAMP_INLINE void end_block() {
        for (std::size_t k = 0; k < Batches; ++k) {
            whole_[k].add(block_[k]);
            block_[k] = {};
        }
        filled_ = 0;
    }

    std::array<compensated_sum<V>, Batches> block_;
    std::array<compensated_sum<V>, Batches> whole_;
    std::size_t filled_ = 0;
};

}  // namespace ramp::inline RAMP_ABI::detail
