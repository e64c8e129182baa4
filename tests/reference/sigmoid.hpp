#pragma once

#include "reference.hpp"

#include <ramp/activation/sigmoid.hpp>

#include <cmath>

/// 1 / (1 + e^-x), without an infinite e^-x.
template <class R>
R logistic(R x) {
    using std::exp;
    if (x < R(0)) return exp(x) / (R(1) + exp(x));
    return R(1) / (R(1) + exp(-x));
}

template <>
struct reference<ramp::sigmoid> {
    static std::vector<double> parameters() { return {0}; }

    template <class R>
    static R value(R x, R) {
        return logistic(x);
    }
    template <class R>
    static R derivative(R x, R) {
        return logistic(x) * logistic(-x);
    }
    template <class R>
    static R derivative_from_output(R y, R) {
        return y * (R(1) - y);
    }
    static std::vector<double> kinks(double) { return {}; }
    static std::vector<special_value> specials(double) {
        return {{0.0, 0.5, 0.25},
                {-0.0, 0.5, 0.25},
                {infinity, 1, 0},
                {-infinity, 0, 0},
                {nan_value, nan_value, nan_value}};
    }
};
