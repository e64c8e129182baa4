#pragma once

#include "sigmoid.hpp"

#include <ramp/activation/silu.hpp>

#include <cmath>
#include <type_traits>

template <>
struct reference<ramp::silu> {
    static std::vector<double> parameters() { return {1.0, 1.702, 0.5, -0.7, 20.0, 0.0, 1e-30, -1e30}; }

    template <class R>
    static R value(R x, R beta) {
        argument<R> const t(x, beta);
        if (t.s <= R(0)) return x < R(0) ? -R(0) : R(0);  // and not NaN at infinity
        return x * t.s;
    }
    template <class R>
    static R derivative(R x, R beta) {
        argument<R> const t(x, beta);
        if (t.s <= R(0)) return -R(0);
        if (t.rest <= R(0)) return R(1);
        if (R(0) < t.z) return t.s * (R(1) + t.z * t.rest);
        return t.s * t.rest * about_zero(t.z, t.lost);
    }
    template <class R>
    static R derivative_wrt_parameter(R x, R beta) {
        argument<R> const t(x, beta);
        if (t.s <= R(0) || t.rest <= R(0)) return R(0);
        return (x * t.s) * (x * t.rest);
    }
    static std::vector<double> kinks(double) { return {}; }
    static std::vector<double> derivative_zeros(double beta) {
        if (beta == 0) return {};
        return {-1.2784645427610738 / beta};
    }
    static std::vector<special_value> specials(double beta) {
        std::vector<special_value> rows{{0.0, 0.0, 0.5}, {-0.0, -0.0, 0.5}, {nan_value, nan_value, nan_value}};
        if (beta == 0) rows.insert(rows.end(), {{infinity, infinity, 0.5}, {-infinity, -infinity, 0.5}});
        if (beta > 0) rows.insert(rows.end(), {{infinity, infinity, 1}, {-infinity, -0.0, -0.0}});
        if (beta < 0) rows.insert(rows.end(), {{infinity, 0, -0.0}, {-infinity, -infinity, 1}});
        return rows;
    }

private:
    /// beta x with what its rounding loses, s = sigmoid(beta x), and 1 - s.
    template <class R>
    struct argument {
        R z;
        R lost = R(0);
        R s;
        R rest;

        argument(R x, R beta) : z(beta * x), s(R(0)), rest(R(0)) {
            bool const is_nan = !(x <= R(0)) && !(R(0) <= x);
            if (beta <= R(0) && R(0) <= beta && !is_nan) z = beta;  // at infinity too
            if constexpr (std::is_floating_point_v<R>)
                if (std::isfinite(x) && std::isfinite(z)) lost = std::fma(beta, x, -z);
            s = logistic(z);
            rest = logistic(-z);
            R const more = s * rest * lost;
            s = s + more;
            rest = rest - more;
        }
    };

    /// 1 + z + e^z. It is 0 at a, -1.278..., and 1 + a + e^a is subtracted from it, so that nothing cancels near to that.
    template <class R>
    static R about_zero(R z, R lost) {
        using std::expm1;
        R const first(static_cast<R>(-0x1.474973c84120bp+0));
        R const second(static_cast<R>(-0x1.f8d74bc9ac154p-54));
        R const distance = z - first - second + lost;
        return distance - (R(1) + first + second) * expm1(distance);
    }
};
