#pragma once

#include "reference.hpp"

#include <ramp/activation/selu.hpp>

#include <cmath>

template <>
struct reference<ramp::selu> {
    static std::vector<double> parameters() { return {0}; }

    static constexpr double rounded_constant = 1.7580993408473768600;

    template <class R>
    static R value(R x, R) {
        using std::expm1;
        return x < R(0) ? R(rounded_constant) * expm1(x) : R(lambda) * x;
    }
    template <class R>
    static R derivative(R x, R) {
        using std::exp;
        return x <= R(0) ? R(rounded_constant) * exp(x) : R(lambda);
    }
    template <class R>
    static R derivative_from_output(R y, R) {
        return y <= R(0) ? y + R(rounded_constant) : R(lambda);
    }
    static std::vector<special_value> specials(double) {
        return {{0.0, 0.0, rounded_constant},
                {-0.0, -0.0, rounded_constant},
                {infinity, infinity, lambda},
                {-infinity, -rounded_constant, 0},
                {nan_value, nan_value, lambda}};
    }

private:
    static constexpr double lambda = 1.0507009873554804934;
};
