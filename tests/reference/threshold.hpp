#pragma once

#include "reference.hpp"

#include <ramp/activation/threshold.hpp>

template <>
struct reference<ramp::threshold> {
    static std::vector<double> parameters() { return {1.0, 0.0, -0.5, 20.0}; }

    template <class R>
    static R value(R x, R at) {
        return x <= at ? R(0) : x;
    }
    template <class R>
    static R derivative(R x, R at) {
        return x <= at ? R(0) : R(1);
    }
    static std::vector<double> kinks(double at) { return {at}; }
    static std::vector<special_value> specials(double at) {
        return {{at, 0, 0}, {infinity, infinity, 1}, {-infinity, 0, 0}, {nan_value, nan_value, 1}};
    }
};
