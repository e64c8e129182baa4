#pragma once

#include "reference.hpp"

#include <ramp/activation/relu6.hpp>

template <>
struct reference<ramp::relu6> {
    static std::vector<double> parameters() { return {0}; }

    template <class R>
    static R value(R x, R) {
        return x < R(0) ? R(0) : R(6) < x ? R(6) : x;
    }
    template <class R>
    static R derivative(R x, R) {
        return x <= R(0) || R(6) <= x ? R(0) : R(1);
    }
    template <class R>
    static R derivative_from_output(R y, R) {
        return y <= R(0) || R(6) <= y ? R(0) : R(1);
    }
    static std::vector<double> kinks(double) { return {0, 6}; }
    static std::vector<special_value> specials(double) {
        return {{0.0, 0.0, 0},    {-0.0, -0.0, 0},   {6, 6, 0},
                {infinity, 6, 0}, {-infinity, 0, 0}, {nan_value, nan_value, 1}};
    }
};
