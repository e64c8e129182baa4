#pragma once

#include <ramp/kernel/check.hpp>
#include <ramp/kernel/sum_block.hpp>

#include <cstddef>

namespace ramp::inline RAMP_ABI {

/// The number of elements at whose multiples arrays may be split, so that several threads can sum the parts. The sums
/// then have the same bits as without a split. It is one or several whole periods of the slopes; for one slope or
/// parameter it is 960 floats or 2048 doubles, or the least common multiple of that and inner. Where it would be more
/// than the longest array has, it is the largest std::ptrdiff_t, and there is nothing to split.
/// Errors thrown:   slopes.size() or inner is negative
template <class T, class F>
RAMP_INLINE std::size_t sum_block(F const& f) {
    static_assert(detail::has_slopes_of<F, T>, "ramp::sum_block: T must be the element type of the slopes");
    if constexpr (parametric<F>) {
        detail::check_layout<default_arch>("sum_block", f);
        return detail::sum_block_of(detail::layout_of(f));
    } else {
        return detail::summed_block<T>::length;
    }
}

}  // namespace ramp::inline RAMP_ABI
