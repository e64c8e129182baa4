// Functors that choose between formulas by their parameters, as elu does by alpha: a pass asks once an array, and runs the formula.
#pragma once

#include <ramp/concepts.hpp>

#include <type_traits>
#include <utility>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// Whether f has several formulas for elements of type T, and chooses between them.
template <class F, class T>
concept chooses_formula = requires(F const& f) { f.template choose<T>([](auto const&) {}); };

/// Calls `work` with the formula that f chooses, if it may stand in for f, or else with f itself.
template <bool ByFormula, class T, class F, class Work>
RAMP_INLINE void with_formula(F const& f, Work work) {
    if constexpr (ByFormula && chooses_formula<F, T>)
        f.template choose<T>(work);
    else
        work(f);
}

/// Says of a formula whether it has the derivative by its parameter. No lambda: Clang 14 crashes where it reads one from a precompiled
/// header.
template <class V>
struct asks_learnable {
    template <class G>
    RAMP_INLINE constexpr std::bool_constant<learnable<G, V>> operator()(G const&) const {
        return {};
    }
};

/// Whether the formulas that f chooses between have the derivative by its parameter.
template <class F, class V>
inline constexpr bool has_learnable_formulas = false;
template <class F, class V>
    requires chooses_formula<F, element_t<V>>
inline constexpr bool has_learnable_formulas<F, V> =
    decltype(std::declval<F const&>().template choose<element_t<V>>(asks_learnable<V>{}))::value;

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_PRECISE_END
