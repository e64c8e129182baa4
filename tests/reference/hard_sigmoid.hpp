#pragma once

#include "reference.hpp"

#include <ramp/activation/hard_sigmoid.hpp>

#include <cmath>
#include <type_traits>

template <>
struct reference<ramp::hard_sigmoid> {
    static std::vector<double> parameters() { return {1.0 / 6, 0.2, 0.25, 1.0, 0.3, 1e-3}; }

    template <class R>
    static R value(R x, R slope) {
        R const y = line(x, slope);
        return y < R(0) ? R(0) : R(1) < y ? R(1) : y;
    }
    template <class R>
    static R derivative(R x, R slope) {
        R const y = line(x, slope);
        return y <= R(0) || R(1) <= y ? R(0) : slope;
    }
    template <class R>
    static R derivative_from_output(R y, R slope) {
        return y <= R(0) || R(1) <= y ? R(0) : slope;
    }
    static bool determined_by_output(double slope) { return slope > 0; }
    static std::vector<double> kinks(double slope) { return {-0.5 / slope, 0.5 / slope}; }
    static std::vector<special_value> specials(double slope) {
        return {
            {0.0, 0.5, slope}, {-0.0, 0.5, slope}, {infinity, 1, 0}, {-infinity, 0, 0}, {nan_value, nan_value, slope}};
    }

private:
    /// slope x + 1/2, which is rounded once.
    template <class R>
    static R line(R x, R slope) {
        if constexpr (std::is_floating_point_v<R>)
            return std::fma(slope, x, R(0.5));
        else
            return slope * x + R(0.5);
    }
};
