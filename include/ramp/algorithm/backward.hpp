#pragma once

#include <ramp/exact_sum.hpp>
#include <ramp/kernel/check.hpp>
#include <ramp/kernel/launch.hpp>
#include <ramp/kernel/slope_gradient.hpp>
#include <ramp/options.hpp>

#include <type_traits>

namespace ramp::inline RAMP_ABI {

/// Computes the gradient by x from the gradient by y = f(x).
/// Formula:         dx[i] = dy[i] * f'(x[i]): one multiplication, whatever f' is; so dy = inf where f' = 0 gives NaN
/// Shapes, units:   x, dy and dx of n elements
/// Errors thrown:   sizes differ, dx overlaps x or dy in part, bad slopes
/// Maximum error:   below 2 e + 0.5 ULP of dx, e being the error of f.derivative, where f'(x) and dx are normal
///                  numbers. A subnormal f'(x) has few bits, and dx then has no more
template <class Arch = default_arch, class F, class Xs, class DY, class DX, option... Options>
RAMP_INLINE void backward(F const& f, Xs const& x, DY const& dy, DX&& dx, Options... options) {
    using T = detail::common_element_t<F, Xs, DY, DX>;
    using V = detail::batch_of<T, Arch>;
    static_assert(detail::only_option<stores, Options...>,
                  "ramp::backward: of the options it takes ramp::stores, once at most");
    static_assert(detail::writable<DX>,
                  "ramp::backward: the last range is written to, so its elements must not be const");
    static_assert(detail::has_derivative<F, V>,
                  "ramp::backward: f needs its derivative; write "
                  "`template <ramp::value V> V derivative(V x) const` beside its operator()");
    if constexpr (detail::has_slopes_of<F, T> && detail::has_derivative<F, V>) {
        auto const in = detail::named("x", x);
        auto const gradient = detail::named("dy", dy);
        auto const out = detail::named("dx", dx);
        detail::check_output<Arch>("backward", out, in, gradient);
        detail::check_slopes<Arch>("backward", f, in.size, out);
        detail::launch<Arch, detail::gradient_pass, T, detail::extent_of<Xs, DY, DX>>(
            f, in.size, out.data, detail::option_of<stores>(options...), in.data, gradient.data);
    }
}

/// Computes the gradients by x and by the slopes in one pass, for a functor with learned slopes.
/// Formula:         dx[i] = dy[i] * f'(x[i], slope of i);
///                  dslope[k] = sum of dy[i] * f.derivative_wrt_slope(x[i], slopes[k]) over the elements with slope k,
///                  and what dslope[k] was before, if update::accumulate is given
/// Shapes, units:   x, dy and dx of n elements; dslope is as long as the slopes, and holds the element type or
///                  exact_sum of it. A call always adds to an exact_sum
/// Errors thrown:   as backward; dslope has another length than the slopes, or overlaps any other argument
/// Maximum error:   dx as backward; dslope within 1e-6 (f32) or 1e-14 (f64) of the sum of the terms' magnitudes, as
///                  long as that sum is finite, and half the smallest subnormal number more for each term that
///                  underflows. The bits of dslope do not depend on the alignment, nor on which instruction set with
///                  FMA it is. With exact_sum they also stay the same if the arrays are split into parts of whole
///                  multiples of sum_block(f), which may be added in any order, one by one or at once
template <class Arch = default_arch, class F, class Xs, class DY, class DX, class DSlope, option... Options>
    requires(!option<std::remove_cvref_t<DSlope>>)
RAMP_INLINE void backward(F const& f, Xs const& x, DY const& dy, DX&& dx, DSlope&& dslope, Options... options) {
    using T = detail::common_element_t<F, Xs, DY, DX>;
    using V = detail::batch_of<T, Arch>;
    static_assert(detail::only_option<update, Options...>,
                  "ramp::backward: of the options it takes ramp::update, once at most");
    constexpr bool has_sums = detail::range_of<DSlope, T> || detail::range_of<DSlope, exact_sum<T>>;
    static_assert(has_sums,
                  "ramp::backward: the slopes' gradients must be a contiguous range of the element type, or of "
                  "ramp::exact_sum of it; wrap a single one as std::span(&gradient, 1)");
    static_assert(detail::writable<DX> && detail::writable<DSlope>,
                  "ramp::backward: the last two ranges are written to, so their elements must not be const");
    static_assert(
        parametric_differentiable<F, V>,
        "ramp::backward: with a range for the slopes' gradient f must have learned slopes, as ramp::prelu has, "
        "with derivative(x, slope) and derivative_wrt_slope(x, slope)");
    if constexpr (detail::has_slopes_of<F, T> && has_sums && parametric_differentiable<F, V>) {
        auto const in = detail::named("x", x);
        auto const gradient = detail::named("dy", dy);
        auto const out = detail::named("dx", dx);
        auto const sums = detail::named("dslope", dslope);
        detail::check_output<Arch>("backward", out, in, gradient);
        detail::check_slopes<Arch>("backward", f, in.size, out);
        detail::check_slope_gradient<Arch>("backward", f, sums, in.size, in, gradient, out);
        detail::parametric_arrays const arrays{in.size, in.data, gradient.data, out.data};
        if constexpr (detail::range_of<DSlope, T>)
            detail::parametric_backward<Arch>(f, arrays, sums.data, detail::option_of<update>(options...));
        else
            detail::parametric_backward<Arch>(f, arrays, sums.data);
    }
}

}  // namespace ramp::inline RAMP_ABI
