#pragma once

#include <ramp/math/exp.hpp>
#include <ramp/math/log1p.hpp>
#include <ramp/softmax/softmax.hpp>

#include <cstddef>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

namespace detail {

/// log(the sum of e^(x - largest) over a row). The largest elements, for each of which that is 1, are counted: so what the others
/// add to 1 is not rounded away.
template <class Arch, class Build = allowed, class T>
RAMP_PART T log_of_sum(std::size_t n, T const* x, T largest) {
    using V = xsimd::batch<T, Arch>;
    V count(T(0));
    T const others = sum_of_row<Arch, T>(n, [=, &count](std::size_t i, auto lane, V partial) RAMP_PART_LAMBDA {
        V const v = load_of_row<V>(x + i, lane);
        auto const is_largest = v == V(largest);
        count = rounded(count + select(is_largest, V(T(1)), V(T(0))));
        return rounded(partial + select(is_largest, V(T(0)), scaled_exp_below(v, V(largest))));
    });
    T const ties = sum_of_lanes(std::array{count}) - T(1);
    V const sum(ties + rounded(others * constants_of<T>::two_to_minus_up));
    std::array<T, lanes<V>> logarithm;
    store(logarithm.data(), math::log1p(sum), all_lanes{});
    return logarithm[0] + rounded(largest - largest);  // NaN where the largest is not finite
}

struct log_softmax_pass {
    template <class Arch, class T, class Build = allowed>
    RAMP_PART static void of_row(std::size_t n, T const* x, T* y) {
        using V = xsimd::batch<T, Arch>;
        T const largest = largest_of_row<Arch>(n, x);
        T const logarithm = log_of_sum<Arch>(n, x, largest);
        transform<Arch, T, 4>(
            n, y, [=](V v) RAMP_PART_LAMBDA { return negative(rounded(rounded(V(largest) - v) + V(logarithm))); }, x);
    }
};

struct log_softmax_backward_pass {
    template <class Arch, class T, class Build = allowed>
    RAMP_PART static void of_row(std::size_t n, T const* y, T const* dy, T* dx) {
        using V = xsimd::batch<T, Arch>;
        T const sum = sum_of_row<Arch, T>(n, [=](std::size_t i, auto lane, V partial)
                                                 RAMP_PART_LAMBDA { return rounded(partial + load<V>(dy + i, lane)); });
        transform<Arch, T, 1>(
            n, dx,
            [sum](V output, V gradient)
                RAMP_PART_LAMBDA { return fma(negative(rounded(math::exp(output))), V(sum), gradient); },
            y, dy);
    }
};

}  // namespace detail

/// The maximum error of log_softmax, for rows of any length.
inline constexpr max_ulp log_softmax_error{24.0, 42.0};

/// Computes the logarithm of the softmax of each row, which keeps its digits where the softmax is near 0 or 1.
/// Formula:         y[i] = x[i] - log(the sum of e^x[j] over the row of i)
/// Shapes, units:   x and y of n elements, which are rows of `row_size` elements one after the other
/// Special values:  an element -inf has -inf; NaN or inf in a row, or a row of nothing but -inf, makes the row NaN; a row of one
///                  number is -0, as is what underflows
/// Errors thrown:   sizes differ, y overlaps x in part, row_size does not divide n, or is not the length of rows
/// Maximum error:   log_softmax_error
/// Source:          text-book mathematics
template <class Arch = default_arch, class Xs, class Ys>
RAMP_INLINE void log_softmax(Xs const& x, Ys&& y, std::size_t row_size) {
    using T = detail::row_element_t<Xs, Ys>;
    static_assert(detail::writable<Ys>,
                  "ramp::log_softmax: the last range is written to, so its elements must not be const");
    auto const in = detail::named("x", x);
    auto const out = detail::named("y", y);
    detail::check_output<Arch>("log_softmax", out, in);
    detail::check_row_size<Arch>("log_softmax", row_size, in, out);
    detail::run_rows<Arch, detail::log_softmax_pass, T>(in.size, row_size, in.data, out.data);
}
/// The same for ramp::rows, one argument at least.
template <class Arch = default_arch, class Xs, class Ys>
    requires(detail::is_rows_argument<Xs> || detail::is_rows_argument<Ys>)
RAMP_INLINE void log_softmax(Xs const& x, Ys&& y) {
    log_softmax<Arch>(x, y, detail::row_length_of(x, y));
}

/// Computes the gradient by x of log_softmax from the gradient by y and y itself.
/// Formula:         dx[i] = dy[i] - e^y[i] (the sum of dy[j] over the row of i)
/// Shapes, units:   y, dy and dx of n elements, which are rows of `row_size` elements one after the other
/// Special values:  as the formula has them
/// Errors thrown:   sizes differ, dx overlaps y or dy in part, row_size does not divide n, or is not the length of rows
/// Maximum error:   20 * 2^-24 (|dy[i]| + e^y[i] (the sum of |dy[j]|)) in float, and 36 * 2^-53 of that in double
/// Source:          text-book mathematics
template <class Arch = default_arch, class Ys, class DY, class DX>
RAMP_INLINE void log_softmax_backward(Ys const& y, DY const& dy, DX&& dx, std::size_t row_size) {
    using T = detail::row_element_t<Ys, DY, DX>;
    static_assert(detail::writable<DX>,
                  "ramp::log_softmax_backward: the last range is written to, so its elements must not be const");
    auto const in = detail::named("y", y);
    auto const gradient = detail::named("dy", dy);
    auto const out = detail::named("dx", dx);
    detail::check_output<Arch>("log_softmax_backward", out, in, gradient);
    detail::check_row_size<Arch>("log_softmax_backward", row_size, in, gradient, out);
    detail::run_rows<Arch, detail::log_softmax_backward_pass, T>(in.size, row_size, in.data, gradient.data, out.data);
}
/// The same for ramp::rows, one argument at least.
template <class Arch = default_arch, class Ys, class DY, class DX>
    requires(detail::is_rows_argument<Ys> || detail::is_rows_argument<DY> || detail::is_rows_argument<DX>)
RAMP_INLINE void log_softmax_backward(Ys const& y, DY const& dy, DX&& dx) {
    log_softmax_backward<Arch>(y, dy, dx, detail::row_length_of(y, dy, dx));
}

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
