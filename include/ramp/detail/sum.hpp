// Sums that stay accurate at any length.
#pragma once

#include <ramp/simd.hpp>

#include <array>
#include <cstddef>

namespace ramp::inline RAMP_ABI::detail {

/// A running sum with its rounding errors kept apart (Neumaier; the error-free addition is Knuth's), a lane each.
/// The relative error against the sum of the terms' magnitudes is about two roundings, whatever their number.
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
    RAMP_INLINE void add(compensated_sum const& other) {
        add(other.sum);
        error = error + other.error;
    }
    /// An infinite or NaN sum has no error to correct.
    RAMP_INLINE V result() const {
        V const corrected = sum + error;
        return select(corrected == corrected, corrected, sum);
    }
};

/// How many batches a sum is spread over: as many as make 128 bytes. So element i of a run goes to the same lane of the
/// same width on every instruction set, and the sum to the same bits.
template <class T, class Arch>
inline constexpr std::size_t sum_batches = 128 / (lanes<xsimd::batch<T, Arch>> * sizeof(T));

/// The lanes of all the batches into one, halving by halving: in an order that does not depend on the instruction set.
template <class T, class Arch, std::size_t N>
RAMP_INLINE T total(std::array<compensated_sum<xsimd::batch<T, Arch>>, N> const& batches) {
    constexpr std::size_t width = lanes<xsimd::batch<T, Arch>>;
    std::array<T, N * width> sums;
    std::array<T, N * width> errors;
    for (std::size_t k = 0; k < N; ++k) {
        store(sums.data() + k * width, batches[k].sum, all_lanes{});
        store(errors.data() + k * width, batches[k].error, all_lanes{});
    }
    for (std::size_t half = N * width / 2; half > 0; half /= 2)
        for (std::size_t i = 0; i < half; ++i) {
            compensated_sum<T> lower{sums[i], errors[i]};
            lower.add({sums[i + half], errors[i + half]});
            sums[i] = lower.sum;
            errors[i] = lower.error;
        }
    return compensated_sum<T>{sums[0], errors[0]}.result();
}

}  // namespace ramp::inline RAMP_ABI::detail
