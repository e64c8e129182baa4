// Sums over arrays, with the same bits on every instruction set and for any split of the array at the ends of blocks.
//
// The terms of a block are added in a fixed order, and blocks are added exactly. In float, a term takes part in at most 16
// roundings, each of a partial sum that is no larger than the sum of the magnitudes; so the error is below 16 * 2^-24 < 1e-6 of
// that. In double it is below 32 * 2^-53 < 1e-14.
#pragma once

#include <ramp/exact_sum.hpp>
#include <ramp/kernel/loop.hpp>

#include <array>
#include <cstddef>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// A block: neighbours that belong to one sum. It is `groups` groups of `rows` rows, and a row is as many elements as
/// make 128 bytes. Term i of a block goes to lane i % width, however wide the batches are.
template <class T>
struct summed_block {
    static constexpr std::size_t width = 128 / sizeof(T);
    static constexpr std::size_t rows = sizeof(T) == 4 ? 6 : 16;
    static constexpr std::size_t groups = sizeof(T) == 4 ? 5 : 8;
    static constexpr std::size_t length = width * rows * groups;
};

/// Combines the second half of a batch's lanes with the first until one is left.
template <class V, class Combine>
RAMP_INLINE element_t<V> folded_lanes(V x, Combine combine) {
    std::array<element_t<V>, lanes<V>> lane;
    store(lane.data(), x, all_lanes{});
    for (std::size_t half = lanes<V> / 2; half > 0; half /= 2)
        for (std::size_t k = 0; k < half; ++k) lane[k] = combine(lane[k], lane[k + half]);
    return lane[0];
}

/// The sum of all lanes. The second half is added to the first until one lane is left.
template <class V, std::size_t Batches>
RAMP_INLINE element_t<V> sum_of_lanes(std::array<V, Batches> sums) {
    for (std::size_t half = Batches / 2; half > 0; half /= 2)
        for (std::size_t k = 0; k < half; ++k) sums[k] = rounded(sums[k] + sums[k + half]);
    using T = element_t<V>;
    return folded_lanes(sums[0], [](T a, T b) RAMP_INLINE_LAMBDA { return a + b; });
}

/// The sum of the terms of a block, of elements `first` to `end`. step(i, lane, partial) returns `partial` with the terms from i on added.
/// `Long` says that step is.
template <class Arch, class T, bool Long = false, class Step>
RAMP_PART T sum_of_block(std::size_t first, std::size_t end, Step step) {
    using V = xsimd::batch<T, Arch>;
    constexpr std::size_t batches = summed_block<T>::width / lanes<V>;
    constexpr std::size_t group = summed_block<T>::width * summed_block<T>::rows;
    std::array<V, batches> total;
    total.fill(V(T(0)));
    for (; first < end; first += group) {
        std::array<V, batches> partial;
        partial.fill(V(T(0)));
        std::size_t const count = end - first < group ? end - first : group;
        auto const add = [=](std::size_t i, auto lane, V& sums)
                             RAMP_PART_LAMBDA { sums = step(first + i, lane, sums); };
        if constexpr (Long)
            for_each_batch_by_long<Arch, T>(count, partial, add);
        else
            for_each_batch<Arch, T>(count, partial, add);
        for (std::size_t k = 0; k < batches; ++k) total[k] = rounded(total[k] + partial[k]);
    }
    return sum_of_lanes(total);
}

/// Adds the terms of n elements, block by block.
template <class Arch, class T, bool Long = false, class Step>
RAMP_PART void add_terms(std::size_t n, exact_sum<T>& sum, Step step) {
    std::size_t end = 0;
    for (std::size_t first = 0; first < n; first = end) {
        end = n - first < summed_block<T>::length ? n : first + summed_block<T>::length;
        sum.add(sum_of_block<Arch, T, Long>(first, end, step));
    }
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_PRECISE_END
