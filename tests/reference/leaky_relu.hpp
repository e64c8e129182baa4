#pragma once

#include "reference.hpp"

#include <ramp/activation/leaky_relu.hpp>

#include <cmath>

/// The formulas of leaky_relu and, with a slope that is learned, of prelu.
struct leaky_reference {
    template <class R>
    static R value(R x, R slope) {
        return x < R(0) ? slope * x : x;
    }
    template <class R>
    static R derivative(R x, R slope) {
        return x <= R(0) ? slope : R(1);
    }
    template <class R>
    static R derivative_from_output(R y, R slope) {
        return y <= R(0) ? slope : R(1);
    }
    template <class R>
    static R derivative_wrt_parameter(R x, R) {
        return x > R(0) ? R(0) : x;
    }
    static std::vector<special_value> specials(double slope) {
        double const at_minus_infinity = slope == 0 ? nan_value : slope * -infinity;
        return {{0.0, 0.0, slope},
                {-0.0, -0.0, slope},
                {infinity, infinity, 1},
                {-infinity, at_minus_infinity, slope},
                {nan_value, nan_value, 1}};
    }
};

template <>
struct reference<ramp::leaky_relu> : leaky_reference {
    static std::vector<double> parameters() { return {0.01, 0.2, 0.0, 1.0, 2.5, -0.5, 1e-40, 1e30}; }
};
