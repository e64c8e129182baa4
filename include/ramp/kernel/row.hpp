// What is computed of a row as a whole: its largest element, and sums over it.
#pragma once

#include <ramp/kernel/places.hpp>
#include <ramp/kernel/sum.hpp>
#include <ramp/kernel/transform.hpp>
#include <ramp/kernel/where.hpp>
#include <ramp/vocabulary.hpp>

#include <array>
#include <cstddef>
#include <limits>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// Calls visit(places of a row) for each row of n elements.
template <class Visit, class... Places>
RAMP_PART void for_each_row(std::size_t n, std::size_t row_size, Visit visit, Places... places) {
    for (position at{0, 0, 0}; at.index < n; ++at.row, at.index += row_size) visit(in_row(places, at)...);
}

/// What no element is below.
template <class T>
inline constexpr T minus_infinity = -std::numeric_limits<T>::infinity();

/// Loads a batch. Lanes past the end are -inf, which is neither the largest nor has an exponential.
template <class V, class T>
RAMP_INLINE V load_of_row(T const* from, all_lanes lane) {
    return load<V>(from, lane);
}
template <class V, class T>
RAMP_INLINE V load_of_row(T const* from, first_lanes lane) {
    std::array<T, lanes<V>> index;
    for (std::size_t i = 0; i < index.size(); ++i) index[i] = static_cast<T>(i);
    return select(load<V>(index.data(), all_lanes{}) < V(static_cast<T>(lane.count)), load<V>(from, lane),
                  V(minus_infinity<T>));
}

template <value V>
RAMP_INLINE element_t<V> largest_lane(V x) {
    using T = element_t<V>;
    return folded_lanes(x, [](T a, T b) RAMP_INLINE_LAMBDA { return larger(a, b); });
}

/// The largest element of a row. If one of them is NaN it may be any.
template <class Arch, class Build = allowed, class T>
RAMP_PART T largest_of_row(std::size_t n, T const* x) {
    using V = xsimd::batch<T, Arch>;
    std::array<V, 4> largest;
    largest.fill(V(minus_infinity<T>));
    for_each_batch<Arch, T>(n, largest, [=](std::size_t i, auto lane, V& so_far) RAMP_PART_LAMBDA {
        so_far = larger(load_of_row<V>(x + i, lane), so_far);
    });
    return largest_lane(larger(larger(largest[0], largest[1]), larger(largest[2], largest[3])));
}

/// The sum over a row, as add_terms sums: a term takes part in at most 16 roundings in float, and 32 in double.
template <class Arch, class T, class Step>
RAMP_PART T sum_of_row(std::size_t n, Step step) {
    if (n <= summed_block<T>::length) return sum_of_block<Arch, T>(0, n, step);
    exact_sum<T> sum;
    add_terms<Arch>(n, sum, step);
    return sum.value();
}

/// Computes each row by Pass::of_row(its number of elements, places...).
template <class Arch, class Pass, class T, class Build = allowed, class... Places>
RAMP_KERNEL void run_rows_here(std::size_t n, std::size_t row_size, Places... places) {
    for_each_row(
        n, row_size, [=](auto... of) RAMP_PART_LAMBDA { Pass::template of_row<Arch, T>(row_size, of...); }, places...);
}

/// The same where the kernels of Arch are.
template <class Arch, class Pass, class T, class... Places>
RAMP_INLINE void run_rows(std::size_t n, std::size_t row_size, Places... places) {
    if constexpr (is_chosen_at_run_time<Arch>)
        dispatcher<Arch>::template run_rows<Pass, T>(n, row_size, places...);
    else
        run_rows_here<Arch, Pass, T>(n, row_size, places...);
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_PRECISE_END
