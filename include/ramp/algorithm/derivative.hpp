#pragma once

#include <ramp/kernel/check.hpp>
#include <ramp/kernel/launch.hpp>
#include <ramp/options.hpp>

namespace ramp::inline RAMP_ABI {

/// Computes d[i] = f'(x[i]).
/// Formula:         d[i] = f.derivative(x[i]), or f.derivative(x[i], slope of i)
/// Shapes, units:   x and d of n elements
/// Errors thrown:   sizes differ, d overlaps x in part, bad slopes
/// Maximum error:   that of f.derivative
template <class Arch = default_arch, class F, class Xs, class Ds, option... Options>
RAMP_INLINE void derivative(F const& f, Xs const& x, Ds&& d, Options... options) {
    using T = detail::common_element_t<F, Xs, Ds>;
    using V = detail::batch_of<T, Arch>;
    static_assert(detail::only_option<stores, Options...>,
                  "ramp::derivative: of the options it takes ramp::stores, once at most");
    static_assert(detail::writable<Ds>,
                  "ramp::derivative: the last range is written to, so its elements must not be const");
    static_assert(detail::has_derivative<F, V>,
                  "ramp::derivative: f needs its derivative; write "
                  "`template <ramp::value V> V derivative(V x) const` beside its operator()");
    if constexpr (detail::has_slopes_of<F, T> && detail::has_derivative<F, V>) {
        auto const in = detail::named("x", x);
        auto const out = detail::named("d", d);
        detail::check_output<Arch>("derivative", out, in);
        detail::check_slopes<Arch>("derivative", f, in.size, out);
        detail::launch<Arch, detail::derivative_pass, T, detail::extent_of<Xs, Ds>>(
            f, in.size, out.data, detail::option_of<stores>(options...), in.data);
    }
}

}  // namespace ramp::inline RAMP_ABI
