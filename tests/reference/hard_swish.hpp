#pragma once

#include "reference.hpp"

#include <ramp/activation/hard_swish.hpp>

template <>
struct reference<ramp::hard_swish> {
    static std::vector<double> parameters() { return {0}; }

    template <class R>
    static R value(R x, R) {
        if (x <= R(-3)) return -R(0);
        if (R(3) <= x) return x;
        return x * (x + R(3)) / R(6);
    }
    template <class R>
    static R derivative(R x, R) {
        if (x <= R(-3)) return R(0);
        if (R(3) <= x) return R(1);
        return (x + x + R(3)) / R(6);
    }
    static std::vector<double> kinks(double) { return {-3, 3}; }
    static std::vector<double> derivative_zeros(double) { return {-1.5}; }
    static std::vector<special_value> specials(double) {
        return {{0.0, 0.0, 0.5},
                {-0.0, -0.0, 0.5},
                {-3, -0.0, 0},
                {3, 3, 1},
                {infinity, infinity, 1},
                {-infinity, -0.0, 0},
                {nan_value, nan_value, nan_value}};
    }
};
