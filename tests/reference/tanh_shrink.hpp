#pragma once

#include "reference.hpp"

#include <ramp/activation/tanh_shrink.hpp>

#include <cmath>

template <>
struct reference<ramp::tanh_shrink> {
    static std::vector<double> parameters() { return {0}; }

    template <class R>
    static R value(R x, R) {
        using std::tanh;
        if (x < R(-0.5) || R(0.5) < x) return x - tanh(x);
        return (x * cosh_less_sinh(x)) / hyperbolic_cosine(x);
    }
    template <class R>
    static R derivative(R x, R) {
        using std::tanh;
        return tanh(x) * tanh(x);
    }
    static std::vector<double> kinks(double) { return {}; }
    static std::vector<special_value> specials(double) {
        return {{0.0, 0.0, 0},
                {-0.0, -0.0, 0},
                {infinity, infinity, 1},
                {-infinity, -infinity, 1},
                {nan_value, nan_value, nan_value}};
    }

private:
    template <class R>
    static R hyperbolic_cosine(R x) {
        using std::cosh;
        return cosh(x);
    }
    /// cosh(x) - sinh(x) / x as a series, in which nothing cancels: x^2 2/3! + x^4 4/5! + ...
    template <class R>
    static R cosh_less_sinh(R x) {
        R sum = R(0), power = R(1);
        for (int n = 1; n < 16; ++n) {
            power = power * x * x / R(2 * n) / R(2 * n + 1);
            sum = sum + R(2 * n) * power;
        }
        return sum;
    }
};
