#pragma once

#include "reference.hpp"

#include <ramp/activation/celu.hpp>

#include <cmath>

template <>
struct reference<ramp::celu> {
    static std::vector<double> parameters() { return {1.0, 0.3, 2.0, 1.6732632423543772, 1e-3, 50.0}; }

    template <class R>
    static R value(R x, R alpha) {
        using std::expm1;
        return x < R(0) ? alpha * expm1(x / alpha) : x;
    }
    template <class R>
    static R derivative(R x, R alpha) {
        using std::exp;
        return x <= R(0) ? exp(x / alpha) : R(1);
    }
    template <class R>
    static R derivative_from_output(R y, R alpha) {
        return y <= R(0) ? (y + alpha) / alpha : R(1);
    }
    static bool determined_by_output(double alpha) { return alpha > 0; }
    static std::vector<special_value> specials(double alpha) {
        return {
            {0.0, 0.0, 1}, {-0.0, -0.0, 1}, {infinity, infinity, 1}, {-infinity, -alpha, 0}, {nan_value, nan_value, 1}};
    }
};
