// An activation of the program's own, with a parameter that can be learned, and one with slopes.
#pragma once

#include <ramp/concepts.hpp>
#include <ramp/lasting_span.hpp>
#include <ramp/math/sigmoid.hpp>

struct scaled_swish {
    double scale = 1;

    template <ramp::value V>
    V operator()(V x) const {
        return ramp::math::sigmoid(x) * x * V(static_cast<ramp::element_t<V>>(scale));
    }
    template <ramp::value V>
    V derivative(V x) const {
        V const s = ramp::math::sigmoid(x);
        return ramp::fma(x * s, V(1) - s, s) * V(static_cast<ramp::element_t<V>>(scale));
    }
    template <ramp::value V>
    V derivative_wrt_parameter(V x) const {
        return ramp::math::sigmoid(x) * x;
    }
};
