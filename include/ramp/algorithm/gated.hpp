#pragma once

#include <ramp/kernel/check.hpp>
#include <ramp/kernel/launch.hpp>
#include <ramp/options.hpp>

namespace ramp::inline RAMP_ABI {

/// A gate: an activation of one array, times another array, as the feed-forward layers of transformers have it. `forward` and
/// `backward` take it with one array more.
///   ramp::forward(ramp::gated{ramp::silu{}}, a, b, y);              // y[i] = silu(a[i]) * b[i]
///   ramp::backward(ramp::gated{ramp::silu{}}, a, b, dy, da, db);    // both gradients in one pass
template <class F>
struct gated {
    F f;  ///< the activation, of any tier, with learned slopes or without
};

template <class F>
gated(F) -> gated<F>;

namespace detail {

template <class F>
inline constexpr bool is_gated = false;
template <class F>
inline constexpr bool is_gated<gated<F>> = true;

}  // namespace detail

/// Computes y[i] = f(a[i]) * b[i] in one pass.
/// Formula:         f(a[i]), the same bits as by forward, times b[i]; so b = inf where f(a) = 0 gives NaN
/// Shapes, units:   a, b and y of n elements
/// Errors thrown:   sizes differ, y overlaps a or b in part, bad slopes
/// Maximum error:   below 2 e + 0.5 ULP, e being the error of f, where f(a) and y are normal numbers
template <class Arch = default_arch, class F, class As, class Bs, class Ys, option... Options>
RAMP_INLINE void forward(gated<F> const& gate, As const& a, Bs const& b, Ys&& y, Options... options) {
    using T = detail::common_element_t<F, As, Bs, Ys>;
    using V = detail::batch_of<T, Arch>;
    static_assert(detail::only_option<stores, Options...>,
                  "ramp::forward: of the options it takes ramp::stores, once at most");
    static_assert(detail::writable<Ys>,
                  "ramp::forward: the last range is written to, so its elements must not be const");
    static_assert(detail::has_value<F, V>,
                  "ramp::forward: the f of ramp::gated must be callable with an xsimd::batch and return one");
    if constexpr (detail::has_slopes_of<F, T> && detail::has_value<F, V>) {
        auto const in = detail::named("a", a);
        auto const factor = detail::named("b", b);
        auto const out = detail::named("y", y);
        detail::check_output<Arch>("forward", out, in, factor);
        detail::check_slopes<Arch>("forward", gate.f, in.size, out);
        detail::launch<Arch, detail::gate_pass, T, detail::extent_of<As, Bs, Ys>>(
            gate.f, in.size, out.data, detail::option_of<stores>(options...), in.data, factor.data);
    }
}

/// Computes the gradients by a and by b from the gradient by y, in one pass. What f and f' share is computed once.
/// Formula:         da[i] = (dy[i] * b[i]) * f'(a[i]), db[i] = dy[i] * f(a[i]), with f and f' as by value_and_derivative
/// Shapes, units:   a, b, dy, da and db of n elements
/// Errors thrown:   sizes differ, da or db overlaps a, b or dy in part, da overlaps db, bad slopes
/// Maximum error:   da below 2 e + 1.5 ULP, e being the error of f.derivative, and db as forward's, where the factors and the results
///                  are normal numbers
template <class Arch = default_arch, class F, class As, class Bs, class DY, class DA, class DB>
RAMP_INLINE void backward(gated<F> const& gate, As const& a, Bs const& b, DY const& dy, DA&& da, DB&& db) {
    using T = detail::common_element_t<F, As, Bs, DY, DA, DB>;
    using V = detail::batch_of<T, Arch>;
    static_assert(detail::writable<DA> && detail::writable<DB>,
                  "ramp::backward: the last two ranges are written to, so their elements must not be const");
    static_assert(detail::has_derivative<F, V>,
                  "ramp::backward: the f of ramp::gated needs its derivative; write "
                  "`template <ramp::value V> V derivative(V x) const` beside its operator()");
    if constexpr (detail::has_slopes_of<F, T> && detail::has_derivative<F, V>) {
        auto const in = detail::named("a", a);
        auto const factor = detail::named("b", b);
        auto const gradient = detail::named("dy", dy);
        auto const by_a = detail::named("da", da);
        auto const by_b = detail::named("db", db);
        detail::check_output<Arch>("backward", by_a, in, factor, gradient);
        detail::check_output<Arch>("backward", by_b, in, factor, gradient);
        detail::check_same_shape<Arch>("backward", by_a, by_b);
        detail::check_disjoint<Arch>("backward", by_a, by_b);
        detail::check_slopes<Arch>("backward", gate.f, in.size, by_a, by_b);
        detail::launch<Arch, detail::gate_gradients_pass, T, detail::extent_of<As, Bs, DY, DA, DB>>(
            gate.f, in.size, detail::two_arrays{by_a.data, by_b.data}, {}, in.data, factor.data, gradient.data);
    }
}

}  // namespace ramp::inline RAMP_ABI
