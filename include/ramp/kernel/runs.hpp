// Which elements share a slope. An array is cut into runs that the loop can take in one go.
#pragma once

#include <ramp/concepts.hpp>
#include <ramp/simd/memory.hpp>

#include <array>
#include <cstddef>
#include <cstring>
#include <type_traits>

namespace ramp::inline RAMP_ABI::detail {

/// n / divisor, rounded up. n + divisor might wrap around, so it is not computed.
RAMP_INLINE constexpr std::size_t quotient_rounded_up(std::size_t n, std::size_t divisor) {
    return n / divisor + (n % divisor > 0 ? 1 : 0);
}

/// From this length on, a run of one slope gets a loop of its own.
inline constexpr std::size_t shortest_run = 64;

/// The type of f's slopes.
template <class F>
using slope_t = std::remove_cvref_t<decltype(*parameters_of(std::declval<F const&>()).data())>;

/// What the learned parameters of F are called.
template <class F>
inline constexpr char const* parameters_name = requires(F const& f) { f.slopes; } ? "slopes" : "biases";

// What follows calls them slopes.

/// The slopes, how many there are, and how many consecutive elements share one.
template <class T>
struct slope_layout {
    T const* slopes;
    std::size_t count;
    std::size_t inner;
};

/// The layout of f's slopes. f's own numbers may be of any integer type.
template <class F>
RAMP_INLINE slope_layout<slope_t<F>> layout_of(F const& f) {
    static_assert(!std::is_floating_point_v<std::remove_cvref_t<decltype(f.inner)>>,
                  "ramp: `inner` counts elements, so it must be an integer");
    auto const& parameters = parameters_of(f);
    return {parameters.data(), static_cast<std::size_t>(parameters.size()), static_cast<std::size_t>(f.inner)};
}

/// Whether each of n elements has a slope of its own, as in a dense layer that is given one row: most calls of inference are so.
template <class T>
RAMP_INLINE bool is_elementwise(slope_layout<T> const& of, std::size_t n) {
    return of.inner == 1 && of.count == n;
}

/// Whether a loop for each run of one slope would be too short.
template <class T>
RAMP_INLINE bool has_short_runs(slope_layout<T> const& of, std::size_t n) {
    return of.count != 1 && of.inner < shortest_run && !is_elementwise(of, n);
}

/// Short runs are taken together, as rows whose slopes are the same from row to row. The slopes of a row stand side by
/// side, so that the loop can load them.
template <class T>
struct slope_rows {
    static constexpr std::size_t capacity = 4096 / sizeof(T);

    T const* slopes;       // one for each element of a row
    std::size_t first;     // the element that the first row begins with
    std::size_t length;    // how many elements a row has
    std::size_t stride;    // how many elements lie between the beginnings of two rows
    std::size_t channel;   // the slope that the first element has
    std::size_t channels;  // how many slopes the row has, before it begins anew
    std::size_t inner;
};

/// How many parts make a row of at most `target` elements. It is one at least, and where there are many a multiple of
/// 16, so that a row takes whole cache lines.
RAMP_INLINE constexpr std::size_t parts_of_row(std::size_t part, std::size_t target) {
    std::size_t const fit = part < target ? target / part : 1;
    return fit < 16 ? fit : fit / 16 * 16;
}

/// Writes the slopes of `length` elements side by side. Past them it may write up to `shortest_run` and a batch more,
/// whose values mean nothing.
template <class Arch, class T>
RAMP_INLINE void write_slopes(T* to, std::size_t length, T const* slopes, std::size_t channels, std::size_t inner) {
    using V = xsimd::batch<T, Arch>;
    std::size_t written = channels * inner;
    if (inner == 1)
        std::memcpy(to, slopes, channels * sizeof(T));
    else
        for (std::size_t k = 0; k < channels; ++k)
            for (std::size_t j = 0; j < inner; j += lanes<V>) store(to + k * inner + j, V(slopes[k]), all_lanes{});
    for (std::size_t more; written < length; written += more) {
        more = length - written < written ? length - written : written;
        std::memcpy(to + written, to, more * sizeof(T));
    }
}

/// Visits the rows that make up `channels` slopes, from slope `begin` on, of n elements. There are some elements, a
/// whole number of periods; so no product of these numbers is larger than n or a row.
template <class Arch, class T, class Visit>
RAMP_PART void for_each_rows(slope_layout<T> const& of, std::size_t n, std::size_t begin, std::size_t channels,
                             std::size_t target, Visit visit) {
    using row = slope_rows<T>;
    alignas(64) std::array<T, row::capacity + shortest_run + lanes<xsimd::batch<T, Arch>>> written;
    std::size_t const inner = of.inner;
    std::size_t const period = of.count * inner;
    std::size_t const periods = channels == of.count ? parts_of_row(period, target) : 1;
    std::size_t const fit = parts_of_row(inner, row::capacity);
    std::size_t const most = channels < fit ? channels : fit;
    for (std::size_t k = 0; k < channels; k += most) {
        std::size_t const rest = channels - k;
        std::size_t const some = rest < most ? rest : most;
        std::size_t const length = some * inner * periods < n ? some * inner * periods : n;
        T const* slopes = of.slopes + begin + k;
        if (inner > 1 || periods > 1) {
            write_slopes<Arch>(written.data(), length, slopes, some, inner);
            slopes = written.data();
        }
        visit(row{slopes, (begin + k) * inner, length, period * periods, begin + k, some, inner});
    }
}

/// A pass without sums has rows as long as there is room for: then their ends cost little.
template <class T>
inline constexpr std::size_t row_target = slope_rows<T>::capacity;

// What follows visits the elements in runs that the loop can take in one go. It calls visit(first, count, slope), where slope is a pointer
// to the slopes of the run, or a `constant`.

/// Where no runs are short.
template <class T, class Visit>
RAMP_PART void for_each_run(slope_layout<T> const& of, std::size_t n, Visit visit) {
    if (of.count == 1) return visit(std::size_t{0}, n, constant{of.slopes[0]});
    if (is_elementwise(of, n)) return visit(std::size_t{0}, n, of.slopes);
    for (std::size_t first = 0, k = 0; first < n; first += of.inner, k = k + 1 == of.count ? 0 : k + 1)
        visit(first, of.inner, constant{of.slopes[k]});
}

/// Where they are. If InOrder, the runs go from the front to the back.
template <class Arch, bool InOrder, class T, class Visit>
RAMP_PART void for_each_short_run(slope_layout<T> const& of, std::size_t n, Visit visit) {
    if (n == 0) return;  // any slopes fit no elements, even no slopes do
    // In order, all patterns of one row are visited before those of the next.
    std::size_t const period = of.count * of.inner;
    bool const one_row = of.count <= parts_of_row(of.inner, slope_rows<T>::capacity);
    std::size_t const part = InOrder && !one_row ? period : n;
    for (std::size_t begin = 0; begin < n; begin += part)
        for_each_rows<Arch>(of, part, 0, of.count, row_target<T>, [&](slope_rows<T> const& row) RAMP_PART_LAMBDA {
            for (std::size_t first = row.first; first < part; first += row.stride)
                visit(begin + first, part - first < row.length ? part - first : row.length, row.slopes);
        });
}

}  // namespace ramp::inline RAMP_ABI::detail
