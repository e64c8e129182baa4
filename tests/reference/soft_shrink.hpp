#pragma once

#include "reference.hpp"

#include <ramp/activation/soft_shrink.hpp>

template <>
struct reference<ramp::soft_shrink> {
    static std::vector<double> parameters() { return {0.5, 0.0, 0.1, 3.0, 1e30}; }

    template <class R>
    static R value(R x, R lambda) {
        if (-lambda <= x && x <= lambda) return R(0) * x;
        return x < R(0) ? x + lambda : x - lambda;
    }
    template <class R>
    static R derivative(R x, R lambda) {
        return -lambda <= x && x <= lambda ? R(0) : R(1);
    }
    template <class R>
    static R derivative_from_output(R y, R) {
        return y <= R(0) && R(0) <= y ? R(0) : R(1);
    }
    static std::vector<double> kinks(double lambda) { return {-lambda, lambda}; }
    static std::vector<special_value> specials(double lambda) {
        return {{0.0, 0.0, 0},           {-0.0, -0.0, 0},           {lambda, 0, 0},           {-lambda, -0.0, 0},
                {infinity, infinity, 1}, {-infinity, -infinity, 1}, {nan_value, nan_value, 1}};
    }
};
