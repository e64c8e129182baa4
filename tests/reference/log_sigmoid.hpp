#pragma once

#include "reference.hpp"

#include <ramp/activation/log_sigmoid.hpp>

#include "sigmoid.hpp"

#include <cmath>

template <>
struct reference<ramp::log_sigmoid> {
    static std::vector<double> parameters() { return {0}; }

    template <class R>
    static R value(R x, R) {
        using std::exp, std::log1p;
        return x < R(0) ? x - log1p(exp(x)) : -log1p(exp(-x));
    }
    template <class R>
    static R derivative(R x, R) {
        return logistic(-x);
    }
    template <class R>
    static R derivative_from_output(R y, R) {
        using std::expm1;
        return -expm1(y);
    }
    static std::vector<double> kinks(double) { return {}; }
    static std::vector<special_value> specials(double) {
        return {{infinity, -0.0, 0}, {-infinity, -infinity, 1}, {nan_value, nan_value, nan_value}};
    }
};
