// Where arrays may be split so that the gradients of slopes keep their bits.
#pragma once

#include <ramp/kernel/slope_gradient.hpp>

#include <cstddef>
#include <limits>

namespace ramp::inline RAMP_ABI::detail {

/// The most elements that an array can have.
inline constexpr std::size_t longest_array = static_cast<std::size_t>((std::numeric_limits<std::ptrdiff_t>::max)());

/// The greatest common divisor. (Euclid)
RAMP_INLINE constexpr std::size_t common_divisor(std::size_t a, std::size_t b) {
    while (b != 0) {
        std::size_t const rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/// How many elements lie between the beginnings of two blocks of the sums, where both blocks begin with a period of the
/// slopes.
template <class T>
RAMP_INLINE std::size_t sum_block_of(slope_layout<T> const& of) {
    if (of.count == 0 || of.inner == 0 || of.count > longest_array / of.inner) return longest_array;
    std::size_t const period = of.count * of.inner;
    std::size_t periods = 1;
    if (of.count == 1)
        periods = summed_block<T>::length / common_divisor(summed_block<T>::length, period);
    else if (of.inner < shortest_run)
        periods = column_block(of.inner) * parts_of_row(period, columns_target);
    return length_of_rows(periods, period, longest_array);
}

}  // namespace ramp::inline RAMP_ABI::detail
