#pragma once

#include <ramp/kernel/check.hpp>
#include <ramp/kernel/launch.hpp>

namespace ramp::inline RAMP_ABI {

/// Computes both in one pass: x is read once, and what the two share, as elu's exponential, is computed once.
/// Formula:         y[i] = f(x[i]), the same bits as by forward; d[i] = f'(x[i]), whose last bits may differ from those of
///                  derivative where f has a `value_and_derivative` of its own, as elu has
/// Shapes, units:   x, y and d of n elements
/// Errors thrown:   sizes differ, y or d overlaps x in part, y overlaps d, bad slopes
/// Maximum error:   that of f, and that of f.derivative
template <class Arch = default_arch, class F, class Xs, class Ys, class Ds>
RAMP_INLINE void value_and_derivative(F const& f, Xs const& x, Ys&& y, Ds&& d) {
    using T = detail::common_element_t<F, Xs, Ys, Ds>;
    using V = detail::batch_of<T, Arch>;
    static_assert(
        detail::writable<Ys> && detail::writable<Ds>,
        "ramp::value_and_derivative: the last two ranges are written to, so their elements must not be const");
    static_assert(detail::has_derivative<F, V>,
                  "ramp::value_and_derivative: f needs its derivative; write "
                  "`template <ramp::value V> V derivative(V x) const` beside its operator()");
    if constexpr (detail::has_slopes_of<F, T> && detail::has_derivative<F, V>) {
        auto const in = detail::named("x", x);
        auto const out = detail::named("y", y);
        auto const slope = detail::named("d", d);
        detail::check_output<Arch>("value_and_derivative", out, in);
        detail::check_output<Arch>("value_and_derivative", slope, in);
        detail::check_same_shape<Arch>("value_and_derivative", out, slope);
        detail::check_disjoint<Arch>("value_and_derivative", out, slope);
        detail::check_slopes<Arch>("value_and_derivative", f, in.size, out, slope);
        detail::launch<Arch, detail::value_and_derivative_pass, T, detail::extent_of<Xs, Ys, Ds>>(
            f, in.size, detail::two_arrays{out.data, slope.data}, {}, in.data);
    }
}

}  // namespace ramp::inline RAMP_ABI
