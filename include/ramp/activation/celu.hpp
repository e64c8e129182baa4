#pragma once

#include <ramp/activation/elu.hpp>
#include <ramp/concepts.hpp>
#include <ramp/numeric/falling_exp.hpp>
#include <ramp/numeric/scaled_exp.hpp>
#include <ramp/numeric/stretched_exp.hpp>
#include <ramp/vocabulary.hpp>

#include <string_view>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

/// Continuously differentiable exponential linear unit.
/// Formula:         f(x) = x < 0 ? alpha (e^(x / alpha) - 1) : x
/// Derivative:      f'(x) = x <= 0 ? e^(x / alpha) : 1; from the output y: y <= 0 ? (y + alpha) / alpha : 1
/// Shapes, units:   element by element; alpha > 0 is finite, 1 by default
/// Range:           [-alpha, inf]
/// Special values:  f(+-0) = +-0, f(-inf) = -alpha, f(inf) = inf, f(NaN) = NaN;
///                  f'(+-0) = 1, f'(-inf) = 0, f'(inf) = 1, f'(NaN) = 1
/// Errors thrown:   none; backward_from_output refuses an alpha that is not > 0
/// Maximum error:   value_error and derivative_error for alpha = 1, scaled_error for any other alpha, exact_error for ramp::exact of
///                  it; what is lost when alpha is rounded to the element type does not count. derivative_from_output is at most two
///                  epsilons of the type off, which is no relative bound: for x far below 0, y + alpha cancels
/// Source:          Barron: Continuously Differentiable Exponential Linear Units (2017)
struct celu {
    /// The limit of f(x) for x -> -inf is -alpha.
    double alpha = 1.0;

    static constexpr std::string_view name = "celu";
    static constexpr max_ulp value_error{1.0, 1.0};
    static constexpr max_ulp derivative_error{1.0, 1.0};
    /// The maximum error of derivative_from_output against its formula.
    static constexpr max_ulp derivative_from_output_error{1.5, 1.5};
    /// The maximum error of f(x) and of f'(x) where alpha is not 1.
    static constexpr max_ulp scaled_error{1.5, 2.5};
    /// The maximum error of ramp::exact of this, for any alpha.
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
    RAMP_INLINE V derivative_from_output(V y) const {
        V const scale(static_cast<element_t<V>>(alpha));
        return select(y <= V(0), detail::quotient(detail::rounded(y + scale), scale), V(1));
    }
    RAMP_INLINE constexpr bool determined_by_output() const { return alpha > 0; }

    /// f(x) as ramp::exact takes it.
    template <detail::float_value V>
    RAMP_INLINE V exact_value(V x) const;
    /// f'(x) as ramp::exact takes it.
    template <detail::float_value V>
    RAMP_INLINE V exact_derivative(V x) const;

    /// Calls `work` with the formula that serves this alpha best. A pass asks once an array, not once a batch.
    template <class T, class Work>
    RAMP_INLINE auto choose(Work work) const;
};

namespace detail {

/// For any other alpha whose results stay within the exponents of the type on the way.
template <class T>
struct usual_celu {
    static constexpr bool is_long = true;
    stretch<T> of;

    template <value V>
    RAMP_INLINE V operator()(V x) const {
        return select(x < V(0), stretched_expm1(of, x), x);
    }
    template <value V>
    RAMP_INLINE V derivative(V x) const {
        return select(x <= V(0), stretched_exp(of, x), V(1));
    }
};

/// By double, with a division: for the alphas that remain, where floats have no FMA, and for ramp::exact.
template <class T>
struct divided_celu {
    static constexpr bool is_long = true;
    T alpha;

    template <value V>
    RAMP_INLINE V operator()(V x) const {
        return by_double(x, [a = static_cast<double>(alpha)]<double_value W>(W v) RAMP_INLINE_LAMBDA {
            W const z = rounded(quotient(v, W(a)));
            W const below = rounded(expm1_below_zero(z)) * W(a);
            return choose_lanes(z < W(-0x1p-60), below, v);  // a subnormal z would have lost digits
        });
    }
    template <value V>
    RAMP_INLINE V derivative(V x) const {
        return by_double(x, [a = static_cast<double>(alpha)]<double_value W>(W v) RAMP_INLINE_LAMBDA {
            // What the rounded quotient lacks counts, times its size.
            W const z = rounded(quotient(negative(v), W(a)));
            W const lost = rounded(quotient(rounded(accurate_fma(negative(z), W(a), negative(v))), W(a)));
            W const rest = choose_lanes(z < W(falling_highest<double>), lost, W(0));
            return choose_lanes(v <= W(0),
                                scaled_down(falling_power<W>(at_most(z, falling_highest<double>), rest).value()), W(1));
        });
    }
};

}  // namespace detail

template <detail::float_value V>
RAMP_INLINE V celu::exact_value(V x) const {
    return detail::divided_celu<float>{static_cast<float>(alpha)}(x);
}
template <detail::float_value V>
RAMP_INLINE V celu::exact_derivative(V x) const {
    return detail::divided_celu<float>{static_cast<float>(alpha)}.derivative(x);
}

template <class T, class Work>
RAMP_INLINE auto celu::choose(Work work) const {
    T const scale = static_cast<T>(alpha);
    if (detail::equal(scale, T(1))) return work(detail::unit_elu{});
    if (detail::is_usual_scale(scale) && !detail::better_in_double<T>)
        return work(detail::usual_celu<T>{detail::stretch<T>(scale)});
    return work(detail::divided_celu<T>{scale});
}

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
