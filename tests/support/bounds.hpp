// The bounds that the library states, as the tests and the accuracy program read them.
#pragma once

#include "../reference/reference.hpp"

#include <ramp/concepts.hpp>

#include <type_traits>

namespace check {

template <class T>
double bound(ramp::max_ulp error) {
    return std::is_same_v<T, float> ? error.f32 : error.f64;
}

/// What a functor promises for a parameter: its default has the main bound, others may have a weaker one.
template <class F>
ramp::max_ulp value_error(double parameter) {
    if constexpr (requires { F::scaled_error; })
        if (parameter != reference<F>::parameters().front()) return F::scaled_error;
    return F::value_error;
}
template <class F>
ramp::max_ulp derivative_error(double parameter) {
    if constexpr (requires { F::scaled_error; })
        if (parameter != reference<F>::parameters().front()) return F::scaled_error;
    return F::derivative_error;
}

/// Of the derivative from the output against its formula: that of the derivative, if the functor states no other.
template <class F>
ramp::max_ulp derivative_from_output_error(double parameter) {
    if constexpr (requires { F::derivative_from_output_error; })
        return F::derivative_from_output_error;
    else
        return derivative_error<F>(parameter);
}

}  // namespace check
