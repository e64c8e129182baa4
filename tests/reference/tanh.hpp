#pragma once

#include "reference.hpp"

#include <ramp/activation/tanh.hpp>

#include <cmath>

template <>
struct reference<ramp::tanh> {
    static std::vector<double> parameters() { return {0}; }

    template <class R>
    static R value(R x, R) {
        using std::tanh;
        return tanh(x);
    }
    template <class R>
    static R derivative(R x, R) {
        using std::exp;
        R const square = exp(x < R(0) ? x + x : -x - x);
        R const sum = R(1) + square;
        return R(4) * square / (sum * sum);
    }
    template <class R>
    static R derivative_from_output(R y, R) {
        return (R(1) - y) * (R(1) + y);
    }
    static std::vector<double> kinks(double) { return {}; }
    static std::vector<special_value> specials(double) {
        return {
            {0.0, 0.0, 1}, {-0.0, -0.0, 1}, {infinity, 1, 0}, {-infinity, -1, 0}, {nan_value, nan_value, nan_value}};
    }
};
