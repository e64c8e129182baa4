// The backward pass of a functor with learned slopes: it computes dx and the slopes' gradient from one reading of x and
// dy.
#pragma once

#include <ramp/kernel/formula.hpp>
#include <ramp/kernel/runs.hpp>
#include <ramp/kernel/sum.hpp>
#include <ramp/kernel/transform.hpp>
#include <ramp/kernel/where.hpp>
#include <ramp/options.hpp>
#include <ramp/vocabulary.hpp>

#include <array>
#include <cstddef>
#include <new>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// The arrays of a backward pass, or the rows.
template <class Xs, class DY, class DX>
struct parametric_arrays {
    std::size_t n;
    Xs x;
    DY dy;
    DX dx;
};
template <class Xs, class DY, class DX>
parametric_arrays(std::size_t, Xs, DY, DX) -> parametric_arrays<Xs, DY, DX>;

/// Computes the batch that begins at `at`: stores dx, and returns `sums` with the terms of dslope added.
template <class V, class Build = allowed, class F, class Arrays, class At, class Slope, class Lane>
RAMP_PART V parametric_step(F const& f, Arrays const& a, At at, Slope slope, Lane lane, V sums) {
    V const v = load<V>(reach(a.x, at), lane);
    V const g = load<V>(reach(a.dy, at), lane);
    V const s = load<V>(slope, lane);
    store(reach(a.dx, at), g * f.derivative(v, s), lane);
    return fma(g, derivative_wrt_learned(f, v, s), sums);
}

/// How many rows are added in one go.
inline constexpr std::size_t short_column = 8;
/// How many neighbouring columns of one slope are added to each other before they go to its sum.
inline constexpr std::size_t added_columns = 16;
/// How many columns a row should have, so that a loop over them pays.
inline constexpr std::size_t columns_target = 64;

/// How many rows make a block. There are fewer where columns are added as well, which rounds more often.
RAMP_INLINE constexpr std::size_t column_block(std::size_t inner) {
    return inner == 1 ? 64 : 32;
}

/// The number of elements of so many rows, or n if that is less. Their product might wrap around, so n is divided
/// first.
RAMP_INLINE constexpr std::size_t length_of_rows(std::size_t rows, std::size_t stride, std::size_t n) {
    return stride <= n / rows ? rows * stride : n;
}

/// Sums runs that are long enough to be summed each by itself, of `channels` neighbouring slopes from slope `first` on.
template <class Arch, class Build = allowed, class T, class F, class Arrays>
RAMP_PART void add_by_run(F const& f, Arrays a, std::size_t first, std::size_t channels, exact_sum<T>* sums) {
    using V = xsimd::batch<T, Arch>;
    auto const of = layout_of(f);
    std::size_t const inner = of.count == 1 ? a.n : of.inner;
    std::size_t const period = of.count * inner;
    for (std::size_t begin = first * inner; begin < a.n; begin += period)
        for (std::size_t k = 0; k < channels; ++k) {
            constant const slope{of.slopes[first + k]};
            std::size_t const run = begin + k * inner;
            add_terms<Arch, T, long_activation<F>>(inner, sums[k],
                                                   [=](std::size_t i, auto lane, V partial) RAMP_PART_LAMBDA {
                                                       auto const at = locate(run + i, a.x, a.dy, a.dx);
                                                       return parametric_step<V>(f, a, at, slope, lane, partial);
                                                   });
        }
}

/// Adds the terms of at most short_column rows to the total of each column.
template <class Arch, class Build = allowed, class T, class F, class Arrays>
RAMP_PART void add_rows(F const& f, Arrays a, std::size_t first, std::size_t column_count, std::size_t rows,
                        std::size_t stride, T const* slopes, T* totals) {
    using V = xsimd::batch<T, Arch>;
    std::array<no_state, 1> states;
    auto const step = locate(stride, a.x, a.dy, a.dx);
    for_each_batch<Arch, T>(column_count, states, [=](std::size_t column, auto lane, no_state&) RAMP_PART_LAMBDA {
        V sums(T(0));
        auto at = locate(first + column, a.x, a.dy, a.dx);
        for (std::size_t row = 0; row < rows; ++row, at = moved(at, step, a.x, a.dy, a.dx))
            sums = parametric_step<V>(f, a, at, slopes + column, lane, sums);
        store(totals + column, rounded(load<V>(totals + column, lane) + sums), lane);
    });
}

/// The sum of the totals of at most added_columns neighbouring columns.
template <class Arch, class T>
RAMP_INLINE T sum_of_columns(T const* totals, std::size_t count) {
    using V = xsimd::batch<T, Arch>;
    std::array<T, added_columns> padded{};
    if (count < added_columns) {
        for (std::size_t j = 0; j < count; ++j) padded[j] = totals[j];
        totals = padded.data();
    }
    std::array<V, added_columns / lanes<V>> batches;
    for (std::size_t j = 0; j < batches.size(); ++j) batches[j] = load<V>(totals + j * lanes<V>, all_lanes{});
    return sum_of_lanes(batches);
}

/// Adds the totals of the columns to the sums of the slopes that they belong to.
template <class Arch, class T>
RAMP_INLINE void add_totals(slope_rows<T> const& row, T const* totals, exact_sum<T>* sums) {
    std::size_t channel = 0;
    for (std::size_t k = 0; k < row.length; k += row.inner) {  // a row has whole channels
        std::size_t const end = k + row.inner;
        for (std::size_t j = k; j < end; j += added_columns)
            sums[channel].add(
                end - j == 1 ? totals[j]
                             : sum_of_columns<Arch>(totals + j, end - j < added_columns ? end - j : added_columns));
        channel = channel + 1 == row.channels ? 0 : channel + 1;
    }
}

/// Sums short runs: the slopes of a row are written out, and every column has a total of its own.
template <class Arch, class Build = allowed, class T, class F, class Arrays>
RAMP_PART void add_by_column(F const& f, Arrays a, slope_rows<T> const& row, exact_sum<T>* sums) {
    alignas(64) std::array<T, slope_rows<T>::capacity> totals;
    std::size_t const block_length = length_of_rows(column_block(row.inner), row.stride, a.n);
    std::size_t const step = length_of_rows(short_column, row.stride, a.n);
    for (std::size_t begin = row.first; begin < a.n; begin += block_length) {
        for (std::size_t k = 0; k < row.length; ++k) totals[k] = 0;
        std::size_t const end = begin + block_length;
        for (std::size_t i = begin; i < end && i < a.n; i += step) {
            std::size_t const left = (a.n - i + row.stride - row.length) / row.stride;
            std::size_t const rows = left < short_column ? left : short_column;
            if (rows > 0) add_rows<Arch>(f, a, i, row.length, rows, row.stride, row.slopes, totals.data());
            // If a row is several periods, the last one may be shorter.
            std::size_t const last = i + rows * row.stride;
            if (rows < short_column && last < a.n)
                add_rows<Arch>(f, a, last, a.n - last, 1, row.stride, row.slopes, totals.data());
        }
        add_totals<Arch>(row, totals.data(), sums);
    }
}

/// Adds the gradients of `channels` slopes, from slope `first` on, to `sums`.
template <class Arch, class Build = allowed, class T, class F, class Arrays>
RAMP_KERNEL void add_gradients(F const& f, Arrays const& a, std::size_t first, std::size_t channels,
                               exact_sum<T>* sums) {
    auto const of = layout_of(f);
    if (a.n == 0) return;
    if (of.count == 1 || of.inner >= shortest_run)
        add_by_run<Arch>(f, a, first, channels, sums);
    else
        for_each_rows<Arch>(of, a.n, first, channels, columns_target, [&](slope_rows<T> const& row) RAMP_PART_LAMBDA {
            add_by_column<Arch>(f, a, row, sums + (row.channel - first));
        });
}

/// Writes the slopes' gradients as numbers. It needs exact sums on the way, of as many slopes at a time as the stack
/// has room for.
template <class Arch, class Build = allowed, class T, class F, class Arrays>
void summed_backward(F const& f, Arrays const& a, T* dslope, update how) {
    constexpr std::size_t most = 48 * 1024 / sizeof(exact_sum<T>);
    union storage {
        storage() {}
        ~storage() {}
        exact_sum<T> sums[most];
    } local;
    std::size_t const count = layout_of(f).count;
    for (std::size_t first = 0; first < count; first += most) {
        std::size_t const rest = count - first;
        std::size_t const channels = rest < most ? rest : most;
        for (std::size_t k = 0; k < channels; ++k) {
            // std::construct_at is not used: where it is not inlined, translation units for different CPUs would share it.
            ::new (static_cast<void*>(local.sums + k)) exact_sum<T>;
            if (how == update::accumulate) local.sums[k].add(dslope[first + k]);
        }
        add_gradients<Arch>(f, a, first, channels, local.sums);
        for (std::size_t k = 0; k < channels; ++k) dslope[first + k] = local.sums[k].value();
    }
}

/// The same where each slope has one element: a gradient is one term, and needs no exact sum. `before` is what it is added to: dslope
/// itself, or 0, so that it is not -0.
template <class Arch, class Build = allowed, class T, class F, class Arrays, class Before>
RAMP_KERNEL void elementwise_backward(F const& f, Arrays const& a, T* dslope, Before before) {
    using V = xsimd::batch<T, Arch>;
    auto const kernel = [f](V x, V dy, V slope, V sum) RAMP_PART_LAMBDA {
        V const term = product(dy, derivative_wrt_learned(f, x, slope));
        return two_values<V>{dy * f.derivative(x, slope), rounded(sum + V(T(0))) + term};
    };
    transform_part<Arch, T, long_activation<F>, false>(0, a.n, two_arrays{a.dx, dslope}, kernel, a.x, a.dy,
                                                       layout_of(f).slopes, before);
}

/// Calls `work` with the formula that f chooses, and with the arrays that the rows are if they lie one after the other.
template <class T, class F, class Arrays, class Work>
RAMP_INLINE void with_arrays(F const& f, Arrays const& a, Work work) {
    auto const start = [&](auto... place) RAMP_INLINE_LAMBDA {
        parametric_arrays const arrays{a.n, place...};
        with_formula<true, T>(f, [&](auto const& g) RAMP_INLINE_LAMBDA { work(g, arrays); });
    };
    with_flat(start, a.x, a.dy, a.dx);
}

// The one that serves f.
template <class Arch, class T, class F, class Arrays>
RAMP_INLINE void parametric_backward_here(F const& f, Arrays const& a, exact_sum<T>* sums) {
    with_arrays<T>(f, a, [=](auto const& g, auto const& arrays) RAMP_INLINE_LAMBDA {
        add_gradients<Arch>(g, arrays, 0, layout_of(g).count, sums);
    });
}
template <class Arch, class T, class F, class Arrays>
RAMP_INLINE void parametric_backward_here(F const& f, Arrays const& a, T* dslope, update how) {
    with_arrays<T>(f, a, [=](auto const& g, auto const& arrays) RAMP_INLINE_LAMBDA {
        if (!is_elementwise(layout_of(g), arrays.n)) return summed_backward<Arch>(g, arrays, dslope, how);
        if (how == update::overwrite) return elementwise_backward<Arch>(g, arrays, dslope, constant{T(0)});
        elementwise_backward<Arch>(g, arrays, dslope, static_cast<T const*>(dslope));
    });
}

/// The same where the kernels of Arch are.
template <class Arch, class F, class Arrays, class Sums, class... How>
RAMP_INLINE void parametric_backward(F const& f, Arrays const& a, Sums* sums, How... how) {
    if constexpr (is_chosen_at_run_time<Arch>)
        dispatcher<Arch>::parametric_backward(f, a, sums, how...);
    else
        parametric_backward_here<Arch>(f, a, sums, how...);
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_PRECISE_END
