#pragma once

#include <ramp/concepts.hpp>
#include <ramp/numeric/correctly_rounded.hpp>
#include <ramp/numeric/fast.hpp>
#include <ramp/numeric/silu.hpp>
#include <ramp/vocabulary.hpp>

#include <string_view>
#include <type_traits>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

/// Sigmoid linear unit, also called swish.
/// Formula:         f(x) = x sigmoid(beta x) = x / (1 + e^(-beta x))
/// Derivative:      with s = sigmoid(beta x): f'(x) = s (1 + beta x (1 - s)); by beta: x^2 s (1 - s)
/// Shapes, units:   element by element; beta is any finite number, 1 by default
/// Range:           [-0.2785 / beta, inf] for beta > 0
/// Special values:  for beta > 0: f(+-0) = +-0, f(-inf) = -0, f(inf) = inf, f(NaN) = NaN;
///                  f'(+-0) = 0.5, f'(-inf) = -0, f'(inf) = 1, f'(NaN) = NaN; for beta = 0, f(x) = x / 2
/// Errors thrown:   none
/// Maximum error:   value_error and derivative_error for beta = 1, scaled_error for any other beta; what is lost when
///                  beta itself is rounded to the element type does not count. The bounds hold at the zero of f', where
///                  beta x = -1.2784645, as well
/// Source:          Elfwing, Uchibe, Doya: Sigmoid-weighted linear units for neural network function approximation in
///                  reinforcement learning (2018); Ramachandran, Zoph, Le: Searching for activation functions (2017)
struct silu {
    /// The limit for large beta is relu.
    double beta = 1.0;

    static constexpr std::string_view name = "silu";
    static constexpr max_ulp value_error{1.0, 1.0};
    static constexpr max_ulp derivative_error{1.0, 2.5};
    /// The maximum error of f(x) and of f'(x) where beta is not 1.
    static constexpr max_ulp scaled_error{0.501, 2.5};
    /// The maximum error of ramp::fast of this for beta = 1. For any other beta it is scaled_error.
    static constexpr max_ulp fast_error{32, 2.5};
    /// The maximum error of ramp::exact of this.
    static constexpr max_ulp exact_error{0.501, 2.5};

    template <value V>
    RAMP_INLINE V operator()(V x) const {
        return choose<element_t<V>>([x](auto formula) RAMP_INLINE_LAMBDA { return formula(x); });
    }
    template <value V>
    RAMP_INLINE V derivative(V x) const {
        return choose<element_t<V>>([x](auto formula) RAMP_INLINE_LAMBDA { return formula.derivative(x); });
    }
    template <value V>
    RAMP_INLINE V derivative_wrt_parameter(V x) const {
        return choose<element_t<V>>([x](auto formula)
                                        RAMP_INLINE_LAMBDA { return formula.derivative_wrt_parameter(x); });
    }

    /// Calls `work` with the formula that serves this beta best. A pass asks once an array, not once a batch.
    template <class T, class Work>
    RAMP_INLINE auto choose(Work work) const;
};

namespace detail {

// silu has three formulas, and its beta decides which one serves.

/// For beta = 1.
struct unit_silu {
    static constexpr bool is_long = true;

    template <value V>
    RAMP_INLINE V operator()(V x) const {
        if constexpr (better_in_double<V>)
            return exact_silu(x);
        else
            return unit_silu_parts<V>(x).value();
    }
    template <value V>
    RAMP_INLINE V derivative(V x) const {
        if constexpr (better_in_double<V>) {
            return exact_silu_derivative(x);
        } else if constexpr (float_value<V>) {
            return unit_silu_parts<V>(x).slope();
        } else {
            return silu_slope(x, (abs)(x), V(0));
        }
    }
    template <float_value V>
        requires(!better_in_double<V>)
    RAMP_INLINE value_with_derivative<V> value_and_derivative(V x) const {
        unit_silu_parts<V> const parts(x);
        return {parts.value(), parts.slope()};
    }
    template <float_value V>
    RAMP_INLINE V fast_value(V x) const {
        return fast_silu(x);
    }
    template <float_value V>
    RAMP_INLINE V fast_derivative(V x) const {
        return fast_silu_derivative(x);
    }
    template <float_value V>
    RAMP_INLINE V exact_value(V x) const {
        return exact_silu(x);
    }
    template <float_value V>
    RAMP_INLINE V exact_derivative(V x) const {
        return exact_silu_derivative(x);
    }
    template <value V>
    RAMP_INLINE V derivative_wrt_parameter(V x) const {
        if constexpr (std::is_same_v<element_t<V>, float>)
            return exact_silu_derivative_wrt_beta(x);
        else
            return silu_slope_by_beta(x, (abs)(x), V(0));
    }
};

/// For any other beta but 0.
template <class T>
struct scaled_silu {
    static constexpr bool is_long = true;
    T beta;

    template <value V>
    RAMP_INLINE V operator()(V x) const {
        if constexpr (std::is_same_v<T, float>)
            return exact_silu(x, beta);
        else
            return scaled_silu_value(x, V(beta));
    }
    template <value V>
    RAMP_INLINE V derivative(V x) const {
        if constexpr (std::is_same_v<T, float>) {
            return exact_silu_derivative(x, beta);
        } else {
            scaled_argument<V> const t(x, V(beta));
            return silu_slope(t.z, t.size, t.rest);
        }
    }
    template <value V>
    RAMP_INLINE V derivative_wrt_parameter(V x) const {
        if constexpr (std::is_same_v<T, float>) {
            return exact_silu_derivative_wrt_beta(x, beta);
        } else {
            scaled_argument<V> const t(x, V(beta));
            return silu_slope_by_beta(x, t.size, t.rest);
        }
    }
};

/// For beta = 0, where beta x would be NaN for an infinite x.
struct halving_silu {
    template <value V>
    RAMP_INLINE V operator()(V x) const {
        return x * V(element_t<V>(0.5));
    }
    template <value V>
    RAMP_INLINE V derivative(V x) const {
        return select(is_nan(x), x, V(element_t<V>(0.5)));
    }
    template <value V>
    RAMP_INLINE V derivative_wrt_parameter(V x) const {
        V const half = rounded(x * V(element_t<V>(0.5)));
        return half * half;
    }
};

}  // namespace detail

template <class T, class Work>
RAMP_INLINE auto silu::choose(Work work) const {
    T const factor = static_cast<T>(beta);
    if (detail::equal(factor, T(1))) return work(detail::unit_silu{});
    if (detail::equal(factor, T(0))) return work(detail::halving_silu{});
    return work(detail::scaled_silu<T>{factor});
}

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
