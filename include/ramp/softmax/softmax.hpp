#pragma once

#include <ramp/kernel/check.hpp>
#include <ramp/kernel/row.hpp>
#include <ramp/numeric/falling_exp.hpp>

#include <cstddef>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

namespace detail {

/// e^(x - largest) 2^up, for x <= largest. It is 0 where a quotient by a sum of such numbers is.
template <value V>
RAMP_INLINE V scaled_exp_below(V x, V largest) {
    constexpr auto highest = falling_highest<element_t<V>>;
    auto const [difference, error] = two_sum(x, negative(largest));
    V const u = negative(difference);
    auto const is_gone = V(highest) <= u;
    V const rest = select(is_gone, V(0), negative(error));
    return select(is_gone, V(0), falling_power<V>(at_most(u, highest), rest).value());
}

struct softmax_pass {
    template <class Arch, class T, class Build = allowed>
    RAMP_PART static void of_row(std::size_t n, T const* x, T* y) {
        using V = xsimd::batch<T, Arch>;
        if (n < lanes<V>) {  // the same in registers
            V const v = load_of_row<V>(x, first_lanes{n});
            V const e = scaled_exp_below(v, V(largest_lane(v)));
            return store(y, quotient(e, V(sum_of_lanes(std::array{e}))), first_lanes{n});
        }
        V const largest(largest_of_row<Arch>(n, x));
        T const sum = sum_of_row<Arch, T>(n, [=](std::size_t i, auto lane, V partial) RAMP_PART_LAMBDA {
            V const e = scaled_exp_below(load_of_row<V>(x + i, lane), largest);
            store(y + i, e, lane);
            return rounded(partial + rounded(e));
        });
        transform<Arch, T, 4>(n, y, [sum](V e) RAMP_PART_LAMBDA { return quotient(e, V(sum)); }, y);
    }
};

struct softmax_backward_pass {
    template <class Arch, class T, class Build = allowed>
    RAMP_PART static void of_row(std::size_t n, T const* y, T const* dy, T* dx) {
        using V = xsimd::batch<T, Arch>;
        T const sum = sum_of_row<Arch, T>(n, [=](std::size_t i, auto lane, V partial) RAMP_PART_LAMBDA {
            return fma(load<V>(y + i, lane), load<V>(dy + i, lane), partial);
        });
        transform<Arch, T, 4>(
            n, dx, [sum](V output, V gradient) RAMP_PART_LAMBDA { return output * rounded(gradient - V(sum)); }, y, dy);
    }
};

}  // namespace detail

/// The maximum error of softmax, for rows of any length: 16 roundings of the sum in float, and 32 in double, and those of the exponentials
/// and the quotient.
inline constexpr max_ulp softmax_error{22.0, 40.0};

/// Computes the softmax of each row.
/// Formula:         y[i] = e^x[i] / (the sum of e^x[j] over the row of i)
/// Shapes, units:   x and y of n elements, which are rows of `row_size` elements one after the other
/// Special values:  an element -inf has 0; NaN or inf in a row, or a row of nothing but -inf, makes the row NaN; a row of one number
///                  is 1. No exponential overflows, since the row's largest element is subtracted first
/// Errors thrown:   sizes differ, y overlaps x in part, row_size does not divide n, or is not the length of rows
/// Maximum error:   softmax_error
/// Source:          text-book mathematics
template <class Arch = default_arch, class Xs, class Ys>
RAMP_INLINE void softmax(Xs const& x, Ys&& y, std::size_t row_size) {
    using T = detail::row_element_t<Xs, Ys>;
    static_assert(detail::writable<Ys>,
                  "ramp::softmax: the last range is written to, so its elements must not be const");
    auto const in = detail::named("x", x);
    auto const out = detail::named("y", y);
    detail::check_output<Arch>("softmax", out, in);
    detail::check_row_size<Arch>("softmax", row_size, in, out);
    detail::run_rows<Arch, detail::softmax_pass, T>(in.size, row_size, in.data, out.data);
}
/// The same for ramp::rows, one argument at least.
template <class Arch = default_arch, class Xs, class Ys>
    requires(detail::is_rows_argument<Xs> || detail::is_rows_argument<Ys>)
RAMP_INLINE void softmax(Xs const& x, Ys&& y) {
    softmax<Arch>(x, y, detail::row_length_of(x, y));
}

/// Computes the gradient by x of softmax from the gradient by y and y itself.
/// Formula:         dx[i] = y[i] (dy[i] - (the sum of y[j] dy[j] over the row of i))
/// Shapes, units:   y, dy and dx of n elements, which are rows of `row_size` elements one after the other
/// Special values:  as the formula has them
/// Errors thrown:   sizes differ, dx overlaps y or dy in part, row_size does not divide n, or is not the length of rows
/// Maximum error:   20 * 2^-24 |y[i]| (|dy[i]| + the sum of |y[j] dy[j]|) in float, and 36 * 2^-53 of that in double
/// Source:          text-book mathematics
template <class Arch = default_arch, class Ys, class DY, class DX>
RAMP_INLINE void softmax_backward(Ys const& y, DY const& dy, DX&& dx, std::size_t row_size) {
    using T = detail::row_element_t<Ys, DY, DX>;
    static_assert(detail::writable<DX>,
                  "ramp::softmax_backward: the last range is written to, so its elements must not be const");
    auto const in = detail::named("y", y);
    auto const gradient = detail::named("dy", dy);
    auto const out = detail::named("dx", dx);
    detail::check_output<Arch>("softmax_backward", out, in, gradient);
    detail::check_row_size<Arch>("softmax_backward", row_size, in, gradient, out);
    detail::run_rows<Arch, detail::softmax_backward_pass, T>(in.size, row_size, in.data, gradient.data, out.data);
}
/// The same for ramp::rows, one argument at least.
template <class Arch = default_arch, class Ys, class DY, class DX>
    requires(detail::is_rows_argument<Ys> || detail::is_rows_argument<DY> || detail::is_rows_argument<DX>)
RAMP_INLINE void softmax_backward(Ys const& y, DY const& dy, DX&& dx) {
    softmax_backward<Arch>(y, dy, dx, detail::row_length_of(y, dy, dx));
}

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
