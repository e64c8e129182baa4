// Activations over arrays: forward, derivative, value_and_derivative, backward, backward_from_output, backward_from_mask,
// parameter_gradient.
//
// Common to all of them:
//   - Ranges are contiguous and sized, of float or of double, all of one length n. n = 0 is fine, and touches nothing but
//     dslope, whose sums are 0 then.
//   - An output may be exactly the same range as an input (in place); an overlap in part is an error. Everything else that
//     is written shares no memory with any other argument: no output with another one, with the slopes or with a mask; nor a
//     mask, dslope or sum with anything. Inputs may overlap each other, and an empty range overlaps nothing.
//   - Slopes fit n elements if n = 0, or if slopes.size() * inner divides n; no product is too large to be judged.
//   - What an element gets depends on its own inputs and the functor alone: not on its place, on the length, on the
//     alignment, on being in place, nor on its neighbours. The functor on one scalar gives the same bits.
//   - Errors thrown: std::invalid_argument, with both numbers in question, before anything is written. Where exceptions
//     are off the message goes to stderr and the program aborts. "Bad slopes" do not fit, have a negative size() or inner,
//     or share memory with an output.
//   - The first template parameter is the instruction set: ramp::forward<xsimd::sse2>(f, x, y).
//   - A functor with learned slopes, such as prelu, goes wherever a plain one goes.
#pragma once

#include <ramp/concepts.hpp>
#include <ramp/detail/check.hpp>
#include <ramp/detail/parametric.hpp>
#include <ramp/detail/pass.hpp>
#include <ramp/exact_sum.hpp>
#include <ramp/simd.hpp>
#include <ramp/stores.hpp>
#include <ramp/update.hpp>

#include <cstddef>
#include <type_traits>

namespace ramp::inline RAMP_ABI {

/// y[i] = f(x[i]).
/// Formula:         y[i] = f(x[i]), or f(x[i], slope of i)
/// Shapes, units:   x and y of n elements
/// Errors thrown:   sizes differ, y overlaps x in part, bad slopes
/// Maximum error:   that of f
template <class Arch = default_arch, class F, class Xs, class Ys>
RAMP_INLINE void forward(F const& f, Xs const& x, Ys&& y, stores how = {}) {
    using T = detail::common_element_t<F, Xs, Ys>;
    using V = xsimd::batch<T, Arch>;
    static_assert(detail::writable<Ys>,
                  "ramp::forward: the last range is written to, so its elements must not be const");
    static_assert(activation<F, V> || parametric_activation<F, V>,
                  "ramp::forward: f must be callable with an xsimd::batch and return one; write "
                  "`template <ramp::value V> V operator()(V x) const`, and ramp::select instead of if");
    if constexpr (detail::has_slopes_of<F, T> && (activation<F, V> || parametric_activation<F, V>)) {
        auto const in = detail::named("x", x);
        auto const out = detail::named("y", y);
        detail::check_output<Arch>("forward", out, in);
        detail::check_slopes<Arch>("forward", f, in.size, out);
        detail::run<Arch, detail::value_pass, T>(f, in.size, out.data, how, in.data);
    }
}

/// y[i] = f(x[i]), and for each element the one bit that backward_from_mask needs.
/// Formula:         y[i] as by forward; bit i is 1 where x[i] > 0 or x[i] is NaN
/// Shapes, units:   x and y of n elements; mask of unsigned integers of w bits, ceil(n / w) of them: element i has bit i % w
///                  of word i / w, and bits past n are 0. On little-endian CPUs that are the same bytes for every w
/// Errors thrown:   as forward; the mask has another length, or overlaps x, y or the slopes
/// Maximum error:   that of f
template <class Arch = default_arch, class F, class Xs, class Ys, class Mask>
    requires(!std::is_convertible_v<Mask, stores>)
RAMP_INLINE void forward(F const& f, Xs const& x, Ys&& y, Mask&& mask, stores how = {}) {
    using T = detail::common_element_t<F, Xs, Ys>;
    using V = xsimd::batch<T, Arch>;
    static_assert(detail::bit_range<Mask>,
                  "ramp::forward: the mask must be a contiguous range of unsigned integers, as "
                  "std::vector<std::uint8_t> is and std::vector<bool> is not");
    static_assert(detail::writable<Ys> && detail::writable<Mask>,
                  "ramp::forward: the last two ranges are written to, so their elements must not be const");
    static_assert(piecewise_linear<F> && (activation<F, V> || parametric_activation<F, V>),
                  "ramp::forward: a mask is enough only for an f that declares "
                  "`static constexpr bool piecewise_linear = true`, as relu, leaky_relu and prelu do");
    if constexpr (detail::has_slopes_of<F, T> && detail::bit_range<Mask> && piecewise_linear<F> &&
                  (activation<F, V> || parametric_activation<F, V>)) {
        auto const in = detail::named("x", x);
        auto const out = detail::named("y", y);
        auto const bits = detail::named("mask", mask);
        detail::check_output<Arch>("forward", out, in);
        detail::check_mask<Arch>("forward", bits, in.size, in, out);
        detail::check_slopes<Arch>("forward", f, in.size, out, bits);
        auto* const bytes = reinterpret_cast<unsigned char*>(bits.data);
        if (bits.size > 0) bits.data[bits.size - 1] = 0;
        detail::run<Arch, detail::value_with_bits_pass, T>(f, in.size, detail::array_with_bits<T>{out.data, bytes}, how,
                                                           in.data);
    }
}

/// d[i] = f'(x[i]).
/// Formula:         d[i] = f.derivative(x[i]), or f.derivative(x[i], slope of i)
/// Shapes, units:   x and d of n elements
/// Errors thrown:   sizes differ, d overlaps x in part, bad slopes
/// Maximum error:   that of f.derivative
template <class Arch = default_arch, class F, class Xs, class Ds>
RAMP_INLINE void derivative(F const& f, Xs const& x, Ds&& d, stores how = {}) {
    using T = detail::common_element_t<F, Xs, Ds>;
    using V = xsimd::batch<T, Arch>;
    static_assert(detail::writable<Ds>,
                  "ramp::derivative: the last range is written to, so its elements must not be const");
    static_assert(differentiable<F, V> || parametric_differentiable<F, V>,
                  "ramp::derivative: f needs its derivative; write "
                  "`template <ramp::value V> V derivative(V x) const` beside its operator()");
    if constexpr (detail::has_slopes_of<F, T> && (differentiable<F, V> || parametric_differentiable<F, V>)) {
        auto const in = detail::named("x", x);
        auto const out = detail::named("d", d);
        detail::check_output<Arch>("derivative", out, in);
        detail::check_slopes<Arch>("derivative", f, in.size, out);
        detail::run<Arch, detail::derivative_pass, T>(f, in.size, out.data, how, in.data);
    }
}

/// Both in one pass: x is read once, and what they share, as elu's exponential, is computed once.
/// Formula:         y[i] = f(x[i]), the same bits as by forward; d[i] = f'(x[i]), whose last bits may differ from those of
///                  derivative where f has a `value_and_derivative` of its own, as elu has
/// Shapes, units:   x, y and d of n elements
/// Errors thrown:   sizes differ, y or d overlaps x in part, y overlaps d, bad slopes
/// Maximum error:   that of f, and that of f.derivative
template <class Arch = default_arch, class F, class Xs, class Ys, class Ds>
RAMP_INLINE void value_and_derivative(F const& f, Xs const& x, Ys&& y, Ds&& d) {
    using T = detail::common_element_t<F, Xs, Ys, Ds>;
    using V = xsimd::batch<T, Arch>;
    static_assert(
        detail::writable<Ys> && detail::writable<Ds>,
        "ramp::value_and_derivative: the last two ranges are written to, so their elements must not be const");
    static_assert(differentiable<F, V> || parametric_differentiable<F, V>,
                  "ramp::value_and_derivative: f needs its derivative; write "
                  "`template <ramp::value V> V derivative(V x) const` beside its operator()");
    if constexpr (detail::has_slopes_of<F, T> && (differentiable<F, V> || parametric_differentiable<F, V>)) {
        auto const in = detail::named("x", x);
        auto const out = detail::named("y", y);
        auto const slope = detail::named("d", d);
        detail::check_output<Arch>("value_and_derivative", out, in);
        detail::check_output<Arch>("value_and_derivative", slope, in);
        detail::check_disjoint<Arch>("value_and_derivative", out, slope);
        detail::check_slopes<Arch>("value_and_derivative", f, in.size, out, slope);
        detail::run<Arch, detail::value_and_derivative_pass, T>(f, in.size, detail::two_arrays<T>{out.data, slope.data},
                                                                {}, in.data);
    }
}

/// The gradient by x from the gradient by y = f(x).
/// Formula:         dx[i] = dy[i] * f'(x[i]): one multiplication, whatever f' is; so dy = inf where f' = 0 gives NaN
/// Shapes, units:   x, dy and dx of n elements
/// Errors thrown:   sizes differ, dx overlaps x or dy in part, bad slopes
/// Maximum error:   below 2 e + 0.5 ULP of dx, e being that of f.derivative, where f'(x) and dx are normal numbers; where f'(x) is
///                  subnormal, the few bits that it has are all that dx has
template <class Arch = default_arch, class F, class Xs, class DY, class DX>
RAMP_INLINE void backward(F const& f, Xs const& x, DY const& dy, DX&& dx, stores how = {}) {
    using T = detail::common_element_t<F, Xs, DY, DX>;
    using V = xsimd::batch<T, Arch>;
    static_assert(detail::writable<DX>,
                  "ramp::backward: the last range is written to, so its elements must not be const");
    static_assert(differentiable<F, V> || parametric_differentiable<F, V>,
                  "ramp::backward: f needs its derivative; write "
                  "`template <ramp::value V> V derivative(V x) const` beside its operator()");
    if constexpr (detail::has_slopes_of<F, T> && (differentiable<F, V> || parametric_differentiable<F, V>)) {
        auto const in = detail::named("x", x);
        auto const gradient = detail::named("dy", dy);
        auto const out = detail::named("dx", dx);
        detail::check_output<Arch>("backward", out, in, gradient);
        detail::check_slopes<Arch>("backward", f, in.size, out);
        detail::run<Arch, detail::gradient_pass, T>(f, in.size, out.data, how, in.data, gradient.data);
    }
}

/// The gradient by x from the gradient by y and y itself, for when x is gone (after a forward pass in place).
/// Formula:         dx[i] = dy[i] * f.derivative_from_output(y[i])
/// Shapes, units:   y, dy and dx of n elements
/// Errors thrown:   sizes differ, dx overlaps y or dy in part, bad slopes; n > 0 and the parameters of f do not let the
///                  output determine the derivative
/// Maximum error:   that of f.derivative_from_output, which may be large: see the functor's own documentation
template <class Arch = default_arch, class F, class Ys, class DY, class DX>
RAMP_INLINE void backward_from_output(F const& f, Ys const& y, DY const& dy, DX&& dx, stores how = {}) {
    using T = detail::common_element_t<F, Ys, DY, DX>;
    using V = xsimd::batch<T, Arch>;
    static_assert(detail::writable<DX>,
                  "ramp::backward_from_output: the last range is written to, so its elements must not be const");
    static_assert(differentiable_from_output<F, V> || parametric_differentiable_from_output<F, V>,
                  "ramp::backward_from_output: f needs its derivative as a function of the output; write "
                  "`template <ramp::value V> V derivative_from_output(V y) const`, or call ramp::backward");
    if constexpr (detail::has_slopes_of<F, T> &&
                  (differentiable_from_output<F, V> || parametric_differentiable_from_output<F, V>)) {
        auto const in = detail::named("y", y);
        auto const gradient = detail::named("dy", dy);
        auto const out = detail::named("dx", dx);
        detail::check_output<Arch>("backward_from_output", out, in, gradient);
        detail::check_slopes<Arch>("backward_from_output", f, in.size, out);
        detail::check_determined_by_output<Arch>("backward_from_output", f, in.size);
        detail::run<Arch, detail::gradient_from_output_pass, T>(f, in.size, out.data, how, in.data, gradient.data);
    }
}

/// The gradient by x from the gradient by y and one bit an element: 1/32 of the memory of x, and right for any slope.
/// Formula:         dx[i] = dy[i] * f'(x[i]), the same bits as by backward
/// Shapes, units:   dy and dx of n elements; the mask that forward wrote for x
/// Errors thrown:   sizes differ, dx overlaps dy in part, bad slopes; the mask has another length, or overlaps dx
/// Maximum error:   that of backward: 0.5 ULP, since the derivative of such an f is exact
template <class Arch = default_arch, class F, class Mask, class DY, class DX>
RAMP_INLINE void backward_from_mask(F const& f, Mask const& mask, DY const& dy, DX&& dx, stores how = {}) {
    using T = detail::common_element_t<F, DY, DX>;
    using V = xsimd::batch<T, Arch>;
    static_assert(detail::writable<DX>,
                  "ramp::backward_from_mask: the last range is written to, so its elements must not be const");
    static_assert(detail::bit_range<Mask const&>,
                  "ramp::backward_from_mask: the mask must be a contiguous range of unsigned integers, as "
                  "std::vector<std::uint8_t> is and std::vector<bool> is not");
    static_assert(piecewise_linear<F> && (differentiable<F, V> || parametric_differentiable<F, V>),
                  "ramp::backward_from_mask: a mask is enough only for an f that declares "
                  "`static constexpr bool piecewise_linear = true`, as relu, leaky_relu and prelu do");
    if constexpr (detail::has_slopes_of<F, T> && detail::bit_range<Mask const&> && piecewise_linear<F> &&
                  (differentiable<F, V> || parametric_differentiable<F, V>)) {
        auto const bits = detail::named("mask", mask);
        auto const gradient = detail::named("dy", dy);
        auto const out = detail::named("dx", dx);
        detail::check_output<Arch>("backward_from_mask", out, gradient);
        detail::check_slopes<Arch>("backward_from_mask", f, out.size, out);
        detail::check_mask<Arch>("backward_from_mask", bits, out.size, out);
        detail::sign_bits const signs{reinterpret_cast<unsigned char const*>(bits.data)};
        detail::run<Arch, detail::gradient_pass, T>(f, out.size, out.data, how, signs, gradient.data);
    }
}

/// The gradients by x and by the slopes in one pass, for a functor with learned slopes.
/// Formula:         dx[i] = dy[i] * f'(x[i], slope of i);
///                  dslope[k] = sum of dy[i] * f.derivative_wrt_slope(x[i], slopes[k]) over the elements with slope k, and
///                  what dslope[k] was before, where it is to be accumulated
/// Shapes, units:   x, dy and dx of n elements, dslope as long as the slopes: of the element type, or of exact_sum, to which
///                  is always added
/// Errors thrown:   as backward; dslope has another length than the slopes, or overlaps any other argument
/// Maximum error:   dx as backward; dslope 1e-6 (f32), 1e-14 (f64) of the sum of the terms' magnitudes, as long as that sum is
///                  no infinity, and half the smallest subnormal number for each term that underflows; and the same
///                  bits whatever the alignment and on every instruction set with FMA. With exact_sum also for any split of
///                  the arrays into parts of whole multiples of sum_block(f), in any order, one by one or at once
template <class Arch = default_arch, class F, class Xs, class DY, class DX, class DSlope>
    requires(!std::is_same_v<std::remove_cvref_t<DSlope>, stores>)
RAMP_INLINE void backward(F const& f, Xs const& x, DY const& dy, DX&& dx, DSlope&& dslope,
                          update how = update::overwrite) {
    using T = detail::common_element_t<F, Xs, DY, DX>;
    using V = xsimd::batch<T, Arch>;
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
        detail::parametric_arrays<T> const arrays{in.size, in.data, gradient.data, out.data};
        if constexpr (detail::range_of<DSlope, T>)
            detail::parametric_backward<Arch>(f, arrays, sums.data, how);
        else
            detail::parametric_backward<Arch>(f, arrays, sums.data);
    }
}

/// The gradient by the one parameter of f, where that is learned: leaky_relu's slope, elu's alpha.
/// Formula:         sum of dy[i] * f.derivative_wrt_parameter(x[i])
/// Shapes, units:   x and dy of n elements; the result is returned, or added to an exact_sum
/// Errors thrown:   sizes differ, sum overlaps x or dy
/// Maximum error:   as dslope's by backward, and the same bits in the same cases; the error of derivative_wrt_parameter comes
///                  on top: none for leaky_relu, elu::value_error for elu
template <class Arch = default_arch, class F, class Xs, class DY, class T = detail::common_element_t<F, Xs, DY>>
RAMP_INLINE void parameter_gradient(F const& f, Xs const& x, DY const& dy, exact_sum<T>& sum) {
    using V = xsimd::batch<T, Arch>;
    constexpr bool is_element = std::is_same_v<T, detail::common_element_t<F, Xs, DY>>;
    static_assert(is_element, "ramp::parameter_gradient: the sum must be ramp::exact_sum of the ranges' element type");
    static_assert(learnable<F, V>,
                  "ramp::parameter_gradient: f needs its derivative by its parameter; write "
                  "`template <ramp::value V> V derivative_wrt_parameter(V x) const`");
    if constexpr (is_element && learnable<F, V>) {
        auto const in = detail::named("x", x);
        auto const gradient = detail::named("dy", dy);
        detail::argument<exact_sum<T>> const total{"sum", &sum, 1};
        detail::check_same_size<Arch>("parameter_gradient", in, gradient);
        if (in.size == 0) return;
        detail::check_disjoint<Arch>("parameter_gradient", total, in);
        detail::check_disjoint<Arch>("parameter_gradient", total, gradient);
        detail::add_gradient<Arch>(f, in.size, in.data, gradient.data, &sum);
    }
}
template <class Arch = default_arch, class F, class Xs, class DY, class T = detail::common_element_t<F, Xs, DY>>
RAMP_INLINE T parameter_gradient(F const& f, Xs const& x, DY const& dy) {
    exact_sum<T> sum;
    parameter_gradient<Arch>(f, x, dy, sum);
    return sum.value();
}

/// Where arrays may be split, to be summed in parts by several threads: at multiples of so many elements. Then the sums are the
/// same bits as without a split. That is one or several whole periods of the slopes; for one slope or parameter, 960 floats or
/// 2048 doubles, or the least multiple of that and of inner. Where it would be more than the longest array has, the largest
/// std::ptrdiff_t: then there is nothing to split.
/// Errors thrown:   slopes.size() or inner is negative
template <class T, class F>
RAMP_INLINE std::size_t sum_block(F const& f) {
    static_assert(detail::has_slopes_of<F, T>, "ramp::sum_block: T must be the element type of the slopes");
    if constexpr (parametric<F>) {
        detail::check_layout<default_arch>("sum_block", f);
        return detail::sum_block_of(detail::layout_of(f));
    } else {
        return detail::block<T>::length;
    }
}

}  // namespace ramp::inline RAMP_ABI
