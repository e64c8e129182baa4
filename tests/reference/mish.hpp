#pragma once

#include "reference.hpp"

#include <ramp/activation/mish.hpp>

#include <cmath>

template <>
struct reference<ramp::mish> {
    static std::vector<double> parameters() { return {0}; }

    template <class R>
    static R value(R x, R) {
        using std::exp;
        R const a = x < R(0) ? -x : x;
        if (R(2000) < a) return x < R(0) ? -R(0) : x;
        R const e = exp(-a);
        if (x <= R(0)) return x * e * ((e + R(2)) / (e * e + R(2) * e + R(2)));
        return x - x * (R(2) * e * e / (R(1) + R(2) * e + R(2) * e * e));
    }
    template <class R>
    static R derivative(R x, R) {
        using std::exp, std::expm1;
        R const a = x < R(0) ? -x : x;
        if (R(2000) < a) return x < R(0) ? -R(0) : R(1);
        R const e = exp(-a);
        if (!(x < R(0))) {
            R const square = R(1) + R(2) * e + R(2) * e * e;
            return (R(1) + R(4) * e + R(4) * e * e * (x + R(1.5)) + R(4) * e * e * e * (x + R(1))) / (square * square);
        }
        // The polynomial of x and e^x less its value at its zero, 0: so nothing cancels near to that.
        R const d = x - R(zero) - R(zero_rest);
        R const at_zero = exp(R(zero) + R(zero_rest));
        R const b = expm1(d);
        R const cubes = at_zero * at_zero * at_zero * b * (R(3) + b * (R(3) + b));
        R const squares = R(4) * at_zero * at_zero * b * (R(2) + b);
        R const products = at_zero * b * (R(4) * (R(zero) + R(zero_rest)) + R(6)) + R(4) * d * e;
        R const square = e * e + R(2) * e + R(2);
        return e * ((R(4) * d + squares + cubes + products) / (square * square));
    }
    static std::vector<double> kinks(double) { return {}; }
    static std::vector<double> derivative_zeros(double) { return {zero}; }
    static std::vector<special_value> specials(double) {
        return {{infinity, infinity, 1}, {-infinity, -0.0, -0.0}, {nan_value, nan_value, nan_value}};
    }

private:
    static constexpr double zero = -0x1.31432c0d12d84p+0;
    static constexpr double zero_rest = -0x1.bf319154da21p-55;
};
