#pragma once

#include "reference.hpp"

#include <ramp/activation/softplus.hpp>

#include "sigmoid.hpp"

#include <cmath>

template <>
struct reference<ramp::softplus> {
    static std::vector<double> parameters() { return {1.0, 0.5, 2.0, 1.702, 20.0, 1e-3}; }

    template <class R>
    static R value(R x, R beta) {
        using std::exp, std::log1p;
        return x < R(0) ? log1p(exp(beta * x)) / beta : x + log1p(exp(-beta * x)) / beta;
    }
    template <class R>
    static R derivative(R x, R beta) {
        return logistic(beta * x);
    }
    template <class R>
    static R derivative_from_output(R y, R beta) {
        using std::expm1;
        return -expm1(-beta * y);
    }
    static bool determined_by_output(double beta) { return beta > 0; }
    static std::vector<double> kinks(double) { return {}; }
    static std::vector<special_value> specials(double) {
        return {{infinity, infinity, 1}, {-infinity, 0, 0}, {nan_value, nan_value, nan_value}};
    }
};
