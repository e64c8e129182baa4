#pragma once

#include <ramp/algorithm/gated.hpp>
#include <ramp/kernel/check.hpp>
#include <ramp/kernel/launch.hpp>
#include <ramp/options.hpp>

#include <type_traits>

namespace ramp::inline RAMP_ABI {

/// Computes y[i] = f(x[i]).
/// Formula:         y[i] = f(x[i]), or f(x[i], slope of i)
/// Shapes, units:   x and y of n elements
/// Errors thrown:   sizes differ, y overlaps x in part, bad slopes
/// Maximum error:   that of f
template <class Arch = default_arch, class F, class Xs, class Ys, option... Options>
    requires detail::second_range<Ys>
RAMP_INLINE void forward(F const& f, Xs const& x, Ys&& y, Options... options) {
    using T = detail::common_element_t<F, Xs, Ys>;
    using V = detail::batch_of<T, Arch>;
    static_assert(detail::only_option<stores, Options...>,
                  "ramp::forward: of the options it takes ramp::stores, once at most");
    static_assert(detail::writable<Ys>,
                  "ramp::forward: the last range is written to, so its elements must not be const");
    static_assert(detail::has_value<F, V>,
                  "ramp::forward: f must be callable with an xsimd::batch and return one; write "
                  "`template <ramp::value V> V operator()(V x) const`, and ramp::select instead of if");
    if constexpr (detail::has_slopes_of<F, T> && detail::has_value<F, V>) {
        auto const in = detail::named("x", x);
        auto const out = detail::named("y", y);
        detail::check_output<Arch>("forward", out, in);
        detail::check_slopes<Arch>("forward", f, in.size, out);
        detail::launch<Arch, detail::value_pass, T, detail::extent_of<Xs, Ys>>(
            f, in.size, out.data, detail::option_of<stores>(options...), in.data);
    }
}

/// The same in place: x[i] = f(x[i]).
template <class Arch = default_arch, class F, class Xs, option... Options>
RAMP_INLINE void forward(F const& f, Xs&& x, Options... options) {
    forward<Arch>(f, x, x, options...);
}

/// Computes y[i] = f(x[i]), and for each element the one bit that backward_from_mask needs.
/// Formula:         y[i] as by forward; bit i is 1 where x[i] > 0 or x[i] is NaN
/// Shapes, units:   x and y of n elements; mask of unsigned integers of w bits, ceil(n / w) of them. Element i has bit
///                  i % w of word i / w, and the bits past n are 0. On little-endian CPUs the bytes are the same for
///                  every w
/// Errors thrown:   as forward; the mask has another length, or overlaps x, y or the slopes
/// Maximum error:   that of f
template <class Arch = default_arch, class F, class Xs, class Ys, class Mask, option... Options>
    requires(!option<std::remove_cvref_t<Mask>> && !detail::is_gated<F>)
RAMP_INLINE void forward(F const& f, Xs const& x, Ys&& y, Mask&& mask, Options... options) {
    using T = detail::common_element_t<F, Xs, Ys>;
    using V = detail::batch_of<T, Arch>;
    static_assert(detail::only_option<stores, Options...>,
                  "ramp::forward: of the options it takes ramp::stores, once at most");
    constexpr bool has_bits = detail::bit_range<Mask>;
    constexpr bool has_pieces = piecewise_linear<F> && detail::has_value<F, V>;
    static_assert(has_bits,
                  "ramp::forward: the mask must be a contiguous range of unsigned integers, as "
                  "std::vector<std::uint8_t> is and std::vector<bool> is not");
    static_assert(detail::writable<Ys> && detail::writable<Mask>,
                  "ramp::forward: the last two ranges are written to, so their elements must not be const");
    static_assert(has_pieces,
                  "ramp::forward: a mask is enough only for an f that declares "
                  "`static constexpr bool piecewise_linear = true`, as relu, leaky_relu and prelu do");
    if constexpr (detail::has_slopes_of<F, T> && has_bits && has_pieces) {
        auto const in = detail::named("x", x);
        auto const out = detail::named("y", y);
        auto const bits = detail::named("mask", mask);
        detail::check_output<Arch>("forward", out, in);
        detail::check_mask<Arch>("forward", bits, in.size, in, out);
        detail::check_slopes<Arch>("forward", f, in.size, out, bits);
        auto* const bytes = reinterpret_cast<unsigned char*>(bits.data);
        if (bits.size > 0) bits.data[bits.size - 1] = 0;
        detail::launch<Arch, detail::value_with_bits_pass, T, detail::extent_of<Xs, Ys>>(
            f, in.size, detail::array_with_bits{out.data, bytes}, detail::option_of<stores>(options...), in.data);
    }
}
/// The same in place.
template <class Arch = default_arch, class F, class Xs, detail::bit_range Mask, option... Options>
RAMP_INLINE void forward(F const& f, Xs&& x, Mask&& mask, Options... options) {
    forward<Arch>(f, x, x, mask, options...);
}

}  // namespace ramp::inline RAMP_ABI
