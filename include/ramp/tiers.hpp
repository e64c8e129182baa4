// The tiers: adaptors that make of a functor one that takes another formula, less exact and faster, or more exact and slower.
// What they return is a functor as any other, good in every call:
//   ramp::forward(ramp::fast(ramp::tanh{}), x, y);
//   ramp::backward(ramp::exact(ramp::elu{.alpha = 0.5}), x, dy, dx);
//
// A functor offers a formula by members for floats; double keeps the functor's own. So may users' functors:
//   fast tier   static constexpr max_ulp fast_error;   fast_value(x),  fast_derivative(x)
//   exact tier  static constexpr max_ulp exact_error;  exact_value(x), exact_derivative(x)
// Either function may be missing, and the functor's own one takes its place. A functor that chooses between formulas, as elu
// does, may leave the two functions to these formulas.
#pragma once

#include <ramp/concepts.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

namespace detail {

struct fast_formulas {
    static constexpr std::string_view name = "fast";
    static constexpr bool is_long = false;

    template <class F>
    static constexpr bool offered = requires {
        { F::fast_error } -> std::convertible_to<max_ulp>;
    };
    template <class F>
    static constexpr max_ulp error = F::fast_error;

    template <class F, class... V>
    RAMP_INLINE static constexpr auto value(F const& f, V... x) -> decltype(f.fast_value(x...)) {
        return f.fast_value(x...);
    }
    template <class F, class... V>
    RAMP_INLINE static constexpr auto derivative(F const& f, V... x) -> decltype(f.fast_derivative(x...)) {
        return f.fast_derivative(x...);
    }
};

struct exact_formulas {
    static constexpr std::string_view name = "exact";
    static constexpr bool is_long = true;

    template <class F>
    static constexpr bool offered = requires {
        { F::exact_error } -> std::convertible_to<max_ulp>;
    };
    template <class F>
    static constexpr max_ulp error = F::exact_error;

    template <class F, class... V>
    RAMP_INLINE static constexpr auto value(F const& f, V... x) -> decltype(f.exact_value(x...)) {
        return f.exact_value(x...);
    }
    template <class F, class... V>
    RAMP_INLINE static constexpr auto derivative(F const& f, V... x) -> decltype(f.exact_derivative(x...)) {
        return f.exact_derivative(x...);
    }
};

/// Whether F itself has the tier's formula for a value, or for a derivative. There is none for double.
template <class Formulas, class F, class V, class... Slope>
concept own_value = std::same_as<element_t<V>, float> && requires(F const& f, V x, Slope... slope) {
    { Formulas::value(f, x, slope...) } -> std::same_as<V>;
};
template <class Formulas, class F, class V, class... Slope>
concept own_derivative = std::same_as<element_t<V>, float> && requires(F const& f, V x, Slope... slope) {
    { Formulas::derivative(f, x, slope...) } -> std::same_as<V>;
};

/// Whether F leaves the formulas for elements of type T to those that it chooses between.
template <class Formulas, class F, class T>
concept leaves_formulas = !own_value<Formulas, F, T> && !own_derivative<Formulas, F, T> &&
                          requires(F const& f) { f.template choose<T>([](auto const&) {}); };

/// The letters of "fast(tanh)" for a functor that is called tanh, and of "fast" for one without a name.
template <class Formulas, class F>
RAMP_INLINE constexpr auto tier_letters() {
    constexpr std::string_view prefix = Formulas::name;
    if constexpr (requires { std::string_view(F::name); }) {
        std::array<char, prefix.size() + F::name.size() + 2> letters{};
        std::size_t i = 0;
        for (char const c : prefix) letters[i++] = c;
        letters[i++] = '(';
        for (char const c : F::name) letters[i++] = c;
        letters[i] = ')';
        return letters;
    } else {
        std::array<char, prefix.size()> letters{};
        for (std::size_t i = 0; i < prefix.size(); ++i) letters[i] = prefix[i];
        return letters;
    }
}

/// The bounds of a tier: for double those of the functor, if it states them. What a functor chooses states none.
template <class Formulas, class F>
RAMP_INLINE constexpr max_ulp tier_value_error() {
    if constexpr (!Formulas::template offered<F>)
        return {};
    else if constexpr (requires { F::value_error; })
        return {Formulas::template error<F>.f32, F::value_error.f64};
    else
        return Formulas::template error<F>;
}
template <class Formulas, class F>
RAMP_INLINE constexpr max_ulp tier_derivative_error() {
    if constexpr (!Formulas::template offered<F>)
        return {};
    else if constexpr (requires { F::derivative_error; })
        return {Formulas::template error<F>.f32, F::derivative_error.f64};
    else
        return Formulas::template error<F>;
}

/// f with the formulas of a tier where it has some. Everything else, its parameters and slopes for instance, is that of F.
template <class F, class Formulas>
struct tier : F {
    static constexpr auto letters = tier_letters<Formulas, F>();
    static constexpr std::string_view name{letters.data(), letters.size()};
    static constexpr max_ulp value_error = tier_value_error<Formulas, F>();
    static constexpr max_ulp derivative_error = tier_derivative_error<Formulas, F>();
    static constexpr bool is_long = Formulas::is_long || long_activation<F>;  ///< see long_activation

    template <value V, std::same_as<V>... Slope>
        requires requires(F const& f, V x, Slope... slope) { f(x, slope...); }
    RAMP_INLINE constexpr V operator()(V x, Slope... slope) const {
        F const& f = *this;
        if constexpr (own_value<Formulas, F, V, Slope...>)
            return Formulas::value(f, x, slope...);
        else if constexpr (leaves_formulas<Formulas, F, element_t<V>>)
            return choose<element_t<V>>([x](auto g) RAMP_INLINE_LAMBDA { return g(x); });
        else
            return f(x, slope...);
    }
    template <value V, std::same_as<V>... Slope>
        requires requires(F const& f, V x, Slope... slope) { f.derivative(x, slope...); }
    RAMP_INLINE constexpr V derivative(V x, Slope... slope) const {
        F const& f = *this;
        if constexpr (own_derivative<Formulas, F, V, Slope...>)
            return Formulas::derivative(f, x, slope...);
        else if constexpr (leaves_formulas<Formulas, F, element_t<V>>)
            return choose<element_t<V>>([x](auto g) RAMP_INLINE_LAMBDA { return g.derivative(x); });
        else
            return f.derivative(x, slope...);
    }
    /// Only where both formulas are F's own. Elsewhere a pass combines the two above.
    template <value V, std::same_as<V>... Slope>
        requires(!own_value<Formulas, F, V, Slope...> && !own_derivative<Formulas, F, V, Slope...> &&
                 requires(F const& f, V x, Slope... slope) { f.value_and_derivative(x, slope...); })
    RAMP_INLINE constexpr value_with_derivative<V> value_and_derivative(V x, Slope... slope) const {
        return static_cast<F const&>(*this).value_and_derivative(x, slope...);
    }
    /// Calls `work` with what f chooses, in this tier.
    template <class T, class Work>
        requires leaves_formulas<Formulas, F, T>
    RAMP_INLINE constexpr auto choose(Work work) const {
        return static_cast<F const&>(*this).template choose<T>([work]<class G>(G const& g) RAMP_INLINE_LAMBDA {
            if constexpr (own_value<Formulas, G, T> || own_derivative<Formulas, G, T>)
                return work(tier<G, Formulas>{g});
            else
                return work(g);
        });
    }
};

/// The functor without its tier, if it has one.
template <class F>
struct without_tier {
    using type = F;
};
template <class F, class Formulas>
struct without_tier<tier<F, Formulas>> {
    using type = F;
};
template <class F>
using without_tier_t = typename without_tier<F>::type;

/// f in a tier instead of the one that it is in, or f itself where it has no formulas for that.
template <class Formulas, class F>
RAMP_INLINE constexpr auto in_tier(F const& f) {
    if constexpr (Formulas::template offered<F>)
        return tier<F, Formulas>{f};
    else
        return f;
}

/// Whether an activation states that its results for floats are correctly rounded anyway, but for a few.
template <class F>
concept is_exact_by_itself = F::value_error.f32 <= 0.501 && F::derivative_error.f32 <= 0.501;

}  // namespace detail

/// The fast tier of f: a functor that is less exact, and takes less time.
/// Formula:         fast(f)(x) = f(x), by f.fast_value(x); the derivative by f.fast_derivative(x). For double, from the output, by
///                  a parameter, and wherever f has no fast formula, as silu has none for a beta other than 1: as f
/// Shapes, units:   fast(f) has the members of f, its parameters too. It is f itself, of the same type, if f has no fast formulas;
///                  fast(exact(f)) is fast(f)
/// Special values:  as f: the limits at infinity, signed zeros, NaN and subnormal results are right. Where f is monotone, fast(f)
///                  may go back by a few units in the last place
/// Errors thrown:   none
/// Maximum error:   f.fast_error for float, a relative error below 2^-18 for the functions of the library; as f for double
/// Source:          minimax polynomials and quotients from tools/coefficients.sollya
template <class F>
RAMP_INLINE constexpr auto fast(F const& f) {
    return detail::in_tier<detail::fast_formulas, detail::without_tier_t<F>>(f);
}

/// The exact tier of f: a functor that is more exact, takes more time, and gives the same bits on every instruction set.
/// Formula:         exact(f)(x) = f(x), by f.exact_value(x); the derivative by f.exact_derivative(x). For double, from the output,
///                  and by a parameter: as f
/// Shapes, units:   exact(f) has the members of f, its parameters too. It is f itself, of the same type, if f states that it is
///                  exact by itself, as relu does. Any other f without exact formulas does not compile; exact(fast(f)) is exact(f)
/// Special values:  as f
/// Errors thrown:   none
/// Maximum error:   f.exact_error for float; as f for double
/// Source:          text-book formulas in double, rounded once
template <class F>
RAMP_INLINE constexpr auto exact(F const& f) {
    using G = detail::without_tier_t<F>;
    static_assert(detail::exact_formulas::offered<G> || detail::is_exact_by_itself<G>,
                  "ramp::exact: f has no exact formulas; write `static constexpr ramp::max_ulp exact_error{...}`, and "
                  "`template <ramp::value V> V exact_value(V x) const` and `exact_derivative` for floats");
    return detail::in_tier<detail::exact_formulas, G>(f);
}

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
