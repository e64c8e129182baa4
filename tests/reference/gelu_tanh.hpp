#pragma once

#include "reference.hpp"

#include <ramp/activation/gelu_tanh.hpp>

#include <cmath>

template <>
struct reference<ramp::gelu_tanh> {
    static std::vector<double> parameters() { return {0}; }

    template <class R>
    static R value(R x, R) {
        R const a = x < R(0) ? -x : x;
        if (R(30) < a) return x < R(0) ? -R(0) : x;
        return x <= R(0) ? x * sigmoid_below(a) : x - x * sigmoid_below(a);
    }
    template <class R>
    static R derivative(R x, R) {
        using std::exp, std::expm1;
        R const a = x < R(0) ? -x : x;
        if (R(30) < a) return x < R(0) ? -R(0) : R(1);
        R const z = R(zero) + R(zero_rest);
        R const squares = a * a + a * z + z * z;
        R const d = a - R(zero) - R(zero_rest);
        // 1 + e - a u', of which all but the distances to the zero are gone.
        R const e_at_zero = exp(-exponent(z));
        R const g = e_at_zero * expm1(-d * (k0<R>() + k1<R>() * squares)) - d * (k0<R>() + R(3) * k1<R>() * squares);
        R const m = sigmoid_below(a);
        R const below = m * (R(1) - m) * g;
        return x < R(0) ? below : R(1) - below;
    }
    static std::vector<double> kinks(double) { return {}; }
    static std::vector<double> derivative_zeros(double) { return {-zero}; }
    static std::vector<special_value> specials(double) {
        return {{0.0, 0.0, 0.5},
                {-0.0, -0.0, 0.5},
                {infinity, infinity, 1},
                {-infinity, -0.0, -0.0},
                {nan_value, nan_value, nan_value}};
    }

private:
    static constexpr double zero = 0x1.81429f9e97e4dp-1;
    static constexpr double zero_rest = -0x1.3ce60c9e3b279p-55;

    template <class R>
    static R k0() {
        using std::atan, std::sqrt;
        return R(2) / sqrt(R(2) * atan(R(1)));
    }
    template <class R>
    static R k1() {
        return k0<R>() * R(0.044715);
    }
    template <class R>
    static R exponent(R a) {
        return a * (k0<R>() + k1<R>() * a * a);
    }
    template <class R>
    static R sigmoid_below(R a) {
        using std::exp;
        R const e = exp(-exponent(a));
        return e / (R(1) + e);
    }
};
