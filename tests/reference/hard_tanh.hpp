#pragma once

#include "reference.hpp"

#include <ramp/activation/hard_tanh.hpp>

template <>
struct reference<ramp::hard_tanh> {
    static std::vector<double> parameters() { return {-1.0, -2.5, -0.25, -1e30}; }

    template <class R>
    static R value(R x, R low) {
        R const y = x < low ? low : x;
        return R(1) < y ? R(1) : y;
    }
    template <class R>
    static R derivative(R x, R low) {
        return x <= low || R(1) <= x ? R(0) : R(1);
    }
    static std::vector<double> kinks(double low) { return {low, 1}; }
    static std::vector<special_value> specials(double low) {
        return {{0.0, 0.0, 1},       {-0.0, -0.0, 1},          {low, low, 0}, {1, 1, 0}, {infinity, 1, 0},
                {-infinity, low, 0}, {nan_value, nan_value, 1}};
    }
};
