// The kernels of activations of the library, in all tiers: to be instantiated explicitly, as offer_activations<gelu>.
#pragma once

#include <ramp/activation/activations.hpp>
#include <ramp/dispatch/offer.hpp>
#include <ramp/tiers.hpp>

#include <tuple>

namespace ramp::inline RAMP_ABI::detail {

/// Refers to the kernels of a functor, so that they are compiled where it is instantiated explicitly.
template <class F>
struct kernels_offered {
    kernel_table<float> const& (*floats)(float) = dispatch::offer<F>::kernels;
    kernel_table<double> const& (*doubles)(double) = dispatch::offer<F>::kernels;
};

/// An activation by itself, in the fast tier and in the exact one. Where it has no formulas for a tier, that is the activation itself.
template <class F>
struct activation_offered {
    kernels_offered<F> itself{};
    kernels_offered<decltype(in_tier<fast_formulas>(F{}))> fast{};
    kernels_offered<decltype(in_tier<exact_formulas>(F{}))> exact{};
};
/// One that holds learned slopes is another type for doubles.
template <template <class> class F>
struct activation_offered<F<float>> {
    kernels_offered<F<float>> floats{};
    kernels_offered<F<double>> doubles{};
};

template <class... F>
struct offer_activations {
    static std::tuple<activation_offered<F>...> const offered;
};
template <class... F>
constinit std::tuple<activation_offered<F>...> const offer_activations<F...>::offered{};

/// The same for a list of them.
template <class... F>
struct offer_activations<type_list<F...>> {
    static std::tuple<activation_offered<F>...> const offered;
};
template <class... F>
constinit std::tuple<activation_offered<F>...> const offer_activations<type_list<F...>>::offered{};

}  // namespace ramp::inline RAMP_ABI::detail
