#pragma once

#include "reference.hpp"

#include <ramp/activation/softsign.hpp>

template <>
struct reference<ramp::softsign> {
    static std::vector<double> parameters() { return {0}; }

    template <class R>
    static R value(R x, R) {
        R const a = x < R(0) ? -x : x;
        if (a < R(1)) return x / (R(1) + a);
        R const y = R(1) - R(1) / (R(1) + a);  // at infinity, too
        return x < R(0) ? -y : y;
    }
    template <class R>
    static R derivative(R x, R) {
        R const a = x < R(0) ? -x : x;
        return R(1) / (R(1) + a) / (R(1) + a);
    }
    template <class R>
    static R derivative_from_output(R y, R) {
        return y < R(0) ? (R(1) + y) * (R(1) + y) : (R(1) - y) * (R(1) - y);
    }
    static std::vector<double> kinks(double) { return {}; }
    static std::vector<special_value> specials(double) {
        return {
            {0.0, 0.0, 1}, {-0.0, -0.0, 1}, {infinity, 1, 0}, {-infinity, -1, 0}, {nan_value, nan_value, nan_value}};
    }
};
