#pragma once

#include "reference.hpp"

#include <ramp/activation/squared_relu.hpp>

#include <cmath>

template <>
struct reference<ramp::squared_relu> {
    static std::vector<double> parameters() { return {0}; }

    template <class R>
    static R value(R x, R) {
        if (x <= R(0)) return x < R(0) ? R(0) : x;
        return x * x;
    }
    template <class R>
    static R derivative(R x, R) {
        return x < R(0) ? R(0) : x + x;
    }
    template <class R>
    static R derivative_from_output(R y, R) {
        using std::sqrt;
        return R(2) * sqrt(y);
    }
    static std::vector<special_value> specials(double) {
        return {{0.0, 0.0, 0},
                {-0.0, -0.0, -0.0},
                {infinity, infinity, infinity},
                {-infinity, 0, 0},
                {nan_value, nan_value, nan_value}};
    }
};
