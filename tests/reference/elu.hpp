#pragma once

#include "reference.hpp"

#include <ramp/activation/elu.hpp>

#include <cmath>

template <>
struct reference<ramp::elu> {
    static std::vector<double> parameters() {
        return {1.0, 0.1, 0.3, 1.6732632423543772, 3.0, 0.0, -0.0, -0.5, -1.0, 1e-30, -1e-30, 1e30};
    }

    template <class R>
    static R value(R x, R alpha) {
        using std::expm1;
        return x < R(0) ? alpha * expm1(x) : x;
    }
    template <class R>
    static R derivative(R x, R alpha) {
        using std::exp;
        return x <= R(0) ? alpha * exp(x) : R(1);
    }
    template <class R>
    static R derivative_from_output(R y, R alpha) {
        return y <= R(0) ? y + alpha : R(1);
    }
    static std::vector<special_value> specials(double alpha) {
        return {{0.0, 0.0, alpha},
                {-0.0, -0.0, alpha},
                {infinity, infinity, 1},
                {-infinity, -alpha, std::copysign(0.0, alpha)},
                {nan_value, nan_value, 1}};
    }
};
