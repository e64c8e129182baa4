#pragma once

#include <ramp/concepts.hpp>
#include <ramp/math/expm1.hpp>
#include <ramp/math/sigmoid.hpp>
#include <ramp/numeric/fast_soft.hpp>
#include <ramp/numeric/logarithm.hpp>
#include <ramp/numeric/logistic.hpp>
#include <ramp/numeric/scaled_argument.hpp>
#include <ramp/vocabulary.hpp>

#include <string_view>
#include <type_traits>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

/// Softplus, a smooth relu.
/// Formula:         f(x) = log(1 + e^(beta x)) / beta
/// Derivative:      f'(x) = sigmoid(beta x); from the output y: 1 - e^(-beta y)
/// Shapes, units:   element by element; beta > 0 is finite, 1 by default, and at least 1e-6 for doubles. No threshold is needed beyond which f(x) is x
/// Range:           [0, inf]
/// Special values:  f(-inf) = 0, f(inf) = inf, f(NaN) = NaN; f'(-inf) = 0, f'(inf) = 1, f'(NaN) = NaN; subnormal results are not flushed
/// Errors thrown:   none; backward_from_output refuses a beta that is not > 0
/// Maximum error:   value_error and derivative_error for beta = 1, scaled_error for any other beta; what is lost when beta is rounded
///                  to the element type does not count. derivative_from_output has the error of expm1 at -beta y, which is rounded
/// Source:          Dugas et al.: Incorporating Second-Order Functional Knowledge for Better Option Pricing (2001)
struct softplus {
    /// The limit for large beta is relu.
    double beta = 1.0;

    static constexpr std::string_view name = "softplus";
    static constexpr max_ulp value_error{1.75, 2.0};
    static constexpr max_ulp derivative_error{1.0, 1.0};
    /// The maximum error of derivative_from_output against its formula.
    static constexpr max_ulp derivative_from_output_error{2.5, 2.5};
    /// The maximum error of f(x) and of f'(x) where beta is not 1.
    static constexpr max_ulp scaled_error{0.501, 3.0};
    /// The maximum error of ramp::fast of this for beta = 1. For any other beta it is scaled_error.
    static constexpr max_ulp fast_error{32, 3.0};
    /// The maximum error of ramp::exact of this.
    static constexpr max_ulp exact_error{0.501, 3.0};

    template <value V>
    RAMP_INLINE V operator()(V x) const {
        return choose<element_t<V>>([x](auto formula) RAMP_INLINE_LAMBDA { return formula(x); });
    }
    template <value V>
    RAMP_INLINE V derivative(V x) const {
        return choose<element_t<V>>([x](auto formula) RAMP_INLINE_LAMBDA { return formula.derivative(x); });
    }
    template <value V>
    RAMP_INLINE V derivative_from_output(V y) const {
        V const exponent = detail::rounded(at_least(y, 0) * V(static_cast<element_t<V>>(-beta)));
        return (abs)(math::expm1(exponent));
    }
    RAMP_INLINE constexpr bool determined_by_output() const { return beta > 0; }

    /// Calls `work` with the formula that serves this beta best. A pass asks once an array, not once a batch.
    template <class T, class Work>
    RAMP_INLINE auto choose(Work work) const;
};

namespace detail {

/// For beta = 1.
struct unit_softplus {
    static constexpr bool is_long = true;

    template <value V>
    RAMP_INLINE V operator()(V x) const {
        return as_is_better(x, []<value W>(W v) RAMP_INLINE_LAMBDA { return softplus_value(v); });
    }
    template <value V>
    RAMP_INLINE V derivative(V x) const {
        return math::sigmoid(x);
    }
    template <float_value V>
    RAMP_INLINE V fast_value(V x) const {
        return fast_softplus(x);
    }
    template <float_value V>
    RAMP_INLINE V fast_derivative(V x) const {
        return fast_sigmoid(x);
    }
    template <float_value V>
    RAMP_INLINE V exact_value(V x) const {
        return in_double(x, []<value W>(W v) RAMP_INLINE_LAMBDA { return softplus_value(v); });
    }
    template <float_value V>
    RAMP_INLINE V exact_derivative(V x) const {
        return exact_sigmoid(x);
    }
};

/// For any other beta.
template <class T>
struct scaled_softplus {
    static constexpr bool is_long = true;
    T beta;

    template <value V>
    RAMP_INLINE V operator()(V x) const {
        return by_double(x, [b = static_cast<double>(beta)]<double_value W>(W v)
                                RAMP_INLINE_LAMBDA { return scaled_softplus_value(v, W(b)); });
    }
    template <value V>
    RAMP_INLINE V derivative(V x) const {
        return by_double(x, [b = static_cast<double>(beta)]<double_value W>(W v) RAMP_INLINE_LAMBDA {
            scaled_argument<W> const t(v, W(b));
            logistic_tail<W> const m(at_most(t.size, falling_highest<double>), t.rest, constants_of<W>::up);
            W const below = scaled_down(rounded(fma(m.head, m.correction, m.head)));
            return choose_by_sign(t.z, below, W(1) - below);
        });
    }
};

}  // namespace detail

template <class T, class Work>
RAMP_INLINE auto softplus::choose(Work work) const {
    T const factor = static_cast<T>(beta);
    if (detail::equal(factor, T(1))) return work(detail::unit_softplus{});
    return work(detail::scaled_softplus<T>{factor});
}

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
