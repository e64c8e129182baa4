// The gradient by the one parameter of an activation: a sum over all elements.
#pragma once

#include <ramp/kernel/formula.hpp>
#include <ramp/kernel/places.hpp>
#include <ramp/kernel/sum.hpp>
#include <ramp/kernel/where.hpp>
#include <ramp/vocabulary.hpp>

#include <cstddef>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// Adds the gradient by the parameter of f, which is a formula, to `sum`.
template <class Arch, class Build = allowed, class T, class F, class Xs, class DY>
RAMP_KERNEL void add_formula_gradient(F f, std::size_t n, Xs x, DY dy, exact_sum<T>* sum) {
    using V = xsimd::batch<T, Arch>;
    add_terms<Arch, T, long_activation<F>>(n, *sum, [=](std::size_t i, auto lane, V partial) RAMP_PART_LAMBDA {
        auto const at = locate(i, x, dy);
        return fma(load<V>(reach(dy, at), lane), f.derivative_wrt_parameter(load<V>(reach(x, at), lane)), partial);
    });
}

/// The same by the formula that f chooses.
template <class Arch, class T, class F, class Xs, class DY>
RAMP_INLINE void add_gradient_here(F const& f, std::size_t n, Xs x, DY dy, exact_sum<T>* sum) {
    auto const add = [=](auto... place) RAMP_INLINE_LAMBDA {
        with_formula<has_learnable_formulas<F, xsimd::batch<T, Arch>>, T>(
            f, [=](auto const& g) RAMP_INLINE_LAMBDA { add_formula_gradient<Arch>(g, n, place..., sum); });
    };
    with_flat(add, x, dy);
}

/// The same where the kernels of Arch are.
template <class Arch, class T, class F, class Xs, class DY>
RAMP_INLINE void add_gradient(F const& f, std::size_t n, Xs x, DY dy, exact_sum<T>* sum) {
    if constexpr (is_chosen_at_run_time<Arch>)
        dispatcher<Arch>::add_gradient(f, n, x, dy, sum);
    else
        add_gradient_here<Arch>(f, n, x, dy, sum);
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_PRECISE_END
