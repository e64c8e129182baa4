#pragma once

#include <ramp/kernel/check.hpp>
#include <ramp/kernel/launch.hpp>
#include <ramp/options.hpp>

namespace ramp::inline RAMP_ABI {

/// Computes the gradient by x from the gradient by y and y itself, for when x is gone, as after a forward pass in
/// place.
/// Formula:         dx[i] = dy[i] * f.derivative_from_output(y[i])
/// Shapes, units:   y, dy and dx of n elements
/// Errors thrown:   sizes differ, dx overlaps y or dy in part, bad slopes; n > 0 and the parameters of f do not let the
///                  output determine the derivative
/// Maximum error:   that of f.derivative_from_output, which may be large: see the functor's own documentation
template <class Arch = default_arch, class F, class Ys, class DY, class DX, option... Options>
RAMP_INLINE void backward_from_output(F const& f, Ys const& y, DY const& dy, DX&& dx, Options... options) {
    using T = detail::common_element_t<F, Ys, DY, DX>;
    using V = detail::batch_of<T, Arch>;
    static_assert(detail::only_option<stores, Options...>,
                  "ramp::backward_from_output: of the options it takes ramp::stores, once at most");
    static_assert(detail::writable<DX>,
                  "ramp::backward_from_output: the last range is written to, so its elements must not be const");
    static_assert(detail::has_derivative_from_output<F, V>,
                  "ramp::backward_from_output: f needs its derivative as a function of the output; write "
                  "`template <ramp::value V> V derivative_from_output(V y) const`, or call ramp::backward");
    if constexpr (detail::has_slopes_of<F, T> && detail::has_derivative_from_output<F, V>) {
        auto const in = detail::named("y", y);
        auto const gradient = detail::named("dy", dy);
        auto const out = detail::named("dx", dx);
        detail::check_output<Arch>("backward_from_output", out, in, gradient);
        detail::check_slopes<Arch>("backward_from_output", f, in.size, out);
        detail::check_determined_by_output<Arch>("backward_from_output", f, in.size);
        detail::launch<Arch, detail::gradient_from_output_pass, T, detail::extent_of<Ys, DY, DX>>(
            f, in.size, out.data, detail::option_of<stores>(options...), in.data, gradient.data);
    }
}

}  // namespace ramp::inline RAMP_ABI
