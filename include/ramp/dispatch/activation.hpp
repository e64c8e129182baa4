// The kernels of an activation of the library, in all its tiers: offer_activation<gelu> is to be instantiated explicitly.
#pragma once

#include <ramp/dispatch/offer.hpp>
#include <ramp/tiers.hpp>

#include <type_traits>

namespace ramp::inline RAMP_ABI::detail {

/// Refers to what a functor is offered by, so that it is compiled.
template <class F>
struct offered {
    kernel_table<float, F> const& (*floats)(float) = dispatch::offer<F>::kernels;
    kernel_table<double, F> const& (*doubles)(double) = dispatch::offer<F>::kernels;
};

/// An activation by itself, in the fast tier and in the exact one. Where it has no formulas for a tier, that is the activation itself.
template <class F>
struct offer_activation {
    template <class Formulas>
    using in = decltype(in_tier<Formulas>(F{}));

    static offered<F> const itself;
    static offered<in<fast_formulas>> const fast;
    static offered<in<exact_formulas>> const exact;
};
template <class F>
offered<F> const offer_activation<F>::itself{};
template <class F>
offered<typename offer_activation<F>::template in<fast_formulas>> const offer_activation<F>::fast{};
template <class F>
offered<typename offer_activation<F>::template in<exact_formulas>> const offer_activation<F>::exact{};

/// One that holds learned slopes is another type for doubles.
template <template <class> class F>
struct offer_activation<F<float>> {
    static offered<F<float>> const floats;
    static offered<F<double>> const doubles;
};
template <template <class> class F>
offered<F<float>> const offer_activation<F<float>>::floats{};
template <template <class> class F>
offered<F<double>> const offer_activation<F<float>>::doubles{};

}  // namespace ramp::inline RAMP_ABI::detail
