#pragma once

#include <ramp/concepts.hpp>
#include <ramp/numeric/correctly_rounded.hpp>
#include <ramp/numeric/scaled_exp.hpp>
#include <ramp/vocabulary.hpp>

#include <string_view>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

/// Exponential linear unit.
/// Formula:         f(x) = x < 0 ? alpha (e^x - 1) : x
/// Derivative:      f'(x) = x <= 0 ? alpha e^x : 1; from the output y, for alpha >= 0: y <= 0 ? y + alpha : 1;
///                  by alpha: x > 0 ? 0 : e^x - 1, at most value_error off
/// Shapes, units:   element by element; alpha is any finite number, 1 by default
/// Range:           [-alpha, inf] for alpha > 0
/// Special values:  f(+-0) = +-0, f(-inf) = -alpha, f(inf) = inf, f(NaN) = NaN;
///                  f'(+-0) = alpha, f'(-inf) = 0, f'(inf) = 1, f'(NaN) = 1; no overflow and no NaN for large |x|
/// Errors thrown:   none; backward_from_output refuses an alpha that is not >= 0
/// Maximum error:   value_error and derivative_error for alpha = 1, scaled_error for any other alpha, exact_error for
///                  ramp::exact of any elu; what is lost when alpha itself is rounded to the element type does not count.
///                  derivative_from_output is at most one rounding of alpha off, which is no relative bound: for x far
///                  below 0, y + alpha cancels (f32: off by 44 % at x = -17, and 0 from x = -17.4 on)
/// Source:          Clevert, Unterthiner, Hochreiter: Fast and Accurate Deep Network Learning by Exponential Linear
///                  Units (2016)
struct elu {
    /// The limit of f(x) for x -> -inf is -alpha.
    double alpha = 1.0;

    static constexpr std::string_view name = "elu";
    static constexpr max_ulp value_error{1.0, 1.0};
    static constexpr max_ulp derivative_error{1.0, 1.0};
    /// The maximum error of f(x) and of f'(x) where alpha is not 1.
    static constexpr max_ulp scaled_error{1.5, 1.5};
    /// The maximum error of ramp::exact of this, for any alpha.
    static constexpr max_ulp exact_error{0.501, 1.5};

    template <value V>
    RAMP_INLINE V operator()(V x) const {
        return choose<element_t<V>>([x](auto formula) RAMP_INLINE_LAMBDA { return formula(x); });
    }
    template <value V>
    RAMP_INLINE V derivative(V x) const {
        return choose<element_t<V>>([x](auto formula) RAMP_INLINE_LAMBDA { return formula.derivative(x); });
    }
    template <value V>
    RAMP_INLINE constexpr V derivative_from_output(V y) const {
        return select(y <= V(0), y + V(static_cast<element_t<V>>(alpha)), V(1));
    }
    template <value V>
    RAMP_INLINE V derivative_wrt_parameter(V x) const {
        return select(V(0) < x, V(0), detail::expm1_below_zero(x));
    }
    RAMP_INLINE constexpr bool determined_by_output() const { return alpha >= 0; }

    /// f(x) as ramp::exact takes it.
    template <detail::float_value V>
    RAMP_INLINE V exact_value(V x) const {
        return detail::exact_elu(x, static_cast<float>(alpha));
    }
    /// f'(x) as ramp::exact takes it.
    template <detail::float_value V>
    RAMP_INLINE V exact_derivative(V x) const {
        return detail::exact_elu_derivative(x, static_cast<float>(alpha));
    }

    /// Calls `work` with the formula that serves this alpha best. A pass asks once an array, not once a batch.
    template <class T, class Work>
    RAMP_INLINE auto choose(Work work) const;
};

namespace detail {

// elu has three formulas, and its alpha decides which one serves.

/// For alpha = 1, where elu is expm1 itself.
struct unit_elu {
    template <value V>
    RAMP_INLINE V operator()(V x) const {
        return expm1_below_zero(x);
    }
    template <value V>
    RAMP_INLINE V derivative(V x) const {
        return exp_below_zero(x);
    }
    template <value V>
    RAMP_INLINE value_with_derivative<V> value_and_derivative(V x) const {
        return expm1_and_exp_below_zero(x);
    }
};

/// For any other alpha whose results stay within the exponents of the type on the way.
template <class T>
struct usual_elu {
    static constexpr bool is_long = true;
    T alpha;

    template <value V>
    RAMP_INLINE V operator()(V x) const {
        return select(x < V(0), scaled_expm1(V(alpha), x), x);
    }
    template <value V>
    RAMP_INLINE V derivative(V x) const {
        return select(x <= V(0), scaled_exp(V(alpha), x), V(1));
    }
    template <value V>
    RAMP_INLINE value_with_derivative<V> value_and_derivative(V x) const {
        value_with_derivative<V> const below = scaled_expm1_and_exp(V(alpha), x);
        return {select(x < V(0), below.value, x), select(x <= V(0), below.derivative, V(1))};
    }
};

/// For the alphas that remain: 0, tiny ones and huge ones.
template <class T>
struct extreme_elu {
    static constexpr bool is_long = true;
    T alpha;

    template <value V>
    RAMP_INLINE V operator()(V x) const {
        return select(x < V(0), extreme_scaled_expm1(alpha, x), x);
    }
    template <value V>
    RAMP_INLINE V derivative(V x) const {
        return select(x <= V(0), extreme_scaled_exp(alpha, x), V(1));
    }
};

}  // namespace detail

template <class T, class Work>
RAMP_INLINE auto elu::choose(Work work) const {
    T const scale = static_cast<T>(alpha);
    if (detail::equal(scale, T(1))) return work(detail::unit_elu{});
    if (detail::is_usual_scale(scale)) return work(detail::usual_elu<T>{scale});
    return work(detail::extreme_elu<T>{scale});
}

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
