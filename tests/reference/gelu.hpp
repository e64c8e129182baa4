#pragma once

#include "reference.hpp"

#include <ramp/activation/gelu.hpp>

#include <cmath>

template <>
struct reference<ramp::gelu> {
    static std::vector<double> parameters() { return {0}; }

    template <class R>
    static R value(R x, R) {
        if (R(50) < x) return x;
        if (x < R(-50)) return -R(0);
        return x <= R(0) ? x * tail(-x) : x - x * tail(x);
    }
    template <class R>
    static R derivative(R x, R) {
        R const a = x < R(0) ? -x : x;
        if (R(50) < a) return x < R(0) ? -R(0) : R(1);
        R const distance = R(zero) + R(zero_rest) - a;
        R const below = distance < R(-0.25) || R(0.25) < distance ? tail(a) - a * density(a) : about_zero(-a);
        if (distance < R(-1) && !(below < R(0))) return x < R(0) ? -R(0) : R(1);  // since it has underflowed
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
    static constexpr double zero = 0x1.80ead197f00b4p-1;
    static constexpr double zero_rest = -0x1.13e74c58cada8p-56;

    /// Phi(-a) for a >= 0.
    template <class R>
    static R tail(R a) {
        using std::erfc, std::sqrt;
        if (R(50) < a) return R(0);
        return erfc(a / sqrt(R(2))) / R(2);
    }
    template <class R>
    static R density(R x) {
        using std::atan, std::exp, std::sqrt;
        return exp(-x * x / R(2)) / sqrt(R(8) * atan(R(1)));
    }
    /// The derivative at x = z + d, where z = -zero - zero_rest, is the integral of phi(t) (2 - t^2) from z to x, and phi(z + d) is
    /// phi(z) (g[0] + g[1] d + ...), where g' = -(z + d) g.
    template <class R>
    static R about_zero(R x) {
        R const z = -R(zero) - R(zero_rest);
        R const d = x + R(zero) + R(zero_rest);
        R sum = R(0), power = d, last = R(0), g = R(1), before_last = R(0);
        for (int n = 0; n < 40; ++n) {
            sum = sum + power / R(n + 1) * ((R(2) - z * z) * g - R(2) * z * last - before_last);
            R const next = -(z * g + last) / R(n + 1);
            before_last = last;
            last = g;
            g = next;
            power = power * d;
        }
        return density(z) * sum;
    }
};
