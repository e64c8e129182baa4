// Makes the truth about an activation of its reference.
#pragma once

#include "../support/bounds.hpp"
#include "../support/dual.hpp"
#include "table.hpp"

#include <ramp/tiers.hpp>

#include <cmath>

template <class F, class Formulas>
struct reference<ramp::detail::tier<F, Formulas>> : reference<F> {};

template <class F>
    requires requires { F::fast_floor; }
struct reference<ramp::detail::tier<F, ramp::detail::fast_formulas>> : reference<F> {
    static constexpr double value_floor = F::fast_floor;
};

namespace table {

template <class F, class T>
struct truth_of {
    using R = truth_t<T>;

    static truth<T> all() {
        truth<T> t{};
        t.name = F::name;
        t.parameters = reference<F>::parameters();
        t.specials = [](double p) { return reference<F>::specials(p); };
        t.kinks = [](double p) {
            if constexpr (requires { reference<F>::kinks(p); })
                return reference<F>::kinks(p);
            else
                return std::vector<double>{0};
        };
        t.derivative_zeros = []([[maybe_unused]] double p) {
            if constexpr (requires { reference<F>::derivative_zeros(p); })
                return reference<F>::derivative_zeros(p);
            else
                return std::vector<double>{};
        };
        t.value = [](R x, R p) { return reference<F>::value(x, p); };
        t.derivative = [](R x, R p) { return reference<F>::derivative(x, p); };
        t.derivative_by_dual = [](R x, R p) { return reference<F>::value(dual<R>(x, R(1)), dual<R>(p)).derivative; };
        if constexpr (requires { reference<F>::derivative_from_output(R(), R()); })
            t.derivative_from_output = [](R y, R p) { return reference<F>::derivative_from_output(y, p); };
        if constexpr (requires { reference<F>::derivative_wrt_parameter(R(), R()); })
            t.derivative_wrt_parameter = [](R x, R p) { return reference<F>::derivative_wrt_parameter(x, p); };
        t.determined_by_output = [](double p) {
            if constexpr (requires { reference<F>::determined_by_output(p); })
                return reference<F>::determined_by_output(p);
            else
                return p >= 0;
        };
        if constexpr (requires { reference<F>::rounded_constant; }) t.rounded_constant = reference<F>::rounded_constant;
        if constexpr (requires { reference<F>::value_floor; }) t.value_floor = reference<F>::value_floor;
        t.value_error = [](double p) { return check::bound<T>(check::value_error<F>(p)); };
        t.derivative_error = [](double p) { return check::bound<T>(check::derivative_error<F>(p)); };
        t.derivative_from_output_error = [](double p) {
            return check::bound<T>(check::derivative_from_output_error<F>(p));
        };
        return t;
    }
};

}  // namespace table
