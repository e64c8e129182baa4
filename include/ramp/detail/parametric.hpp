// The backward pass of a functor with learned slopes: dx and the slopes' gradient from one reading of x and dy.
#pragma once

#include <ramp/detail/loop.hpp>
#include <ramp/detail/sum.hpp>

#include <array>
#include <cstddef>

namespace ramp::inline RAMP_ABI::detail {

/// One batch: dx is stored, and the terms of dslope returned.
template <class V, class T, class F, class Slope, class Lane>
RAMP_INLINE V parametric_step(F const& f, T const* x, T const* dy, T* dx, Slope slope, Lane lane) {
    V const v = load<V>(x, lane);
    V const g = load<V>(dy, lane);
    V const s = load<V>(slope, lane);
    store(dx, g * f.derivative(v, s), lane);
    return product(g, f.derivative_wrt_slope(v, s));
}

/// Slope k belongs to the runs of `inner` elements that begin at k * inner and then every slopes.size() * inner.
template <class Arch, class T, class F>
RAMP_INLINE void backward_by_channel(F const& f, std::size_t n, T const* x, T const* dy, T* dx, T* dslope) {
    using V = xsimd::batch<T, Arch>;
    std::size_t const channels = f.slopes.size();
    std::size_t const inner = channels == 1 ? n : f.inner;
    for (std::size_t k = 0; k < channels; ++k) {
        constant const slope{f.slopes.data()[k]};
        blocked_sum<T, Arch> sum;
        for (std::size_t run = k * inner; run < n; run += channels * inner)
            for (std::size_t i = run, count; i < run + inner; i += count) {
                count = sum.room(run + inner - i);
                for_each_batch<Arch, T>(count, sum.block(),
                                        [=](std::size_t j, auto lane, auto& terms) RAMP_INLINE_LAMBDA {
                                            j += i;
                                            terms.add(parametric_step<V>(f, x + j, dy + j, dx + j, slope, lane));
                                        });
                sum.added(count);
            }
        dslope[k] = sum.sum();
    }
}

/// The slopes lie side by side, so a batch of neighbours sums a batch of slopes, row by row.
template <class Arch, class T, class F>
RAMP_INLINE void backward_by_column(F const& f, std::size_t n, T const* x, T const* dy, T* dx, T* dslope) {
    using V = xsimd::batch<T, Arch>;
    std::size_t const columns = f.slopes.size();
    T const* const slopes = f.slopes.data();
    std::array<nothing, 1> slots;
    for_each_batch<Arch, T>(columns, slots, [=](std::size_t column, auto lane, nothing&) RAMP_INLINE_LAMBDA {
        blocked_sum<T, Arch, 1> sum;
        for (std::size_t i = column; i < n; i += columns) {
            sum.block()[0].add(parametric_step<V>(f, x + i, dy + i, dx + i, slopes + column, lane));
            sum.added(1);
        }
        store(dslope + column, sum.lane_sums(), lane);
    });
}

template <class Arch, class T, class F>
RAMP_INLINE void parametric_backward(F const& f, std::size_t n, T const* x, T const* dy, T* dx, T* dslope) {
    if (f.inner == 1 && f.slopes.size() > 1)
        backward_by_column<Arch>(f, n, x, dy, dx, dslope);
    else
        backward_by_channel<Arch>(f, n, x, dy, dx, dslope);
}

}  // namespace ramp::inline RAMP_ABI::detail
