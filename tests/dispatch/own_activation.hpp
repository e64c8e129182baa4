// Activations of the program's own: one with a parameter that can be learned, and one to be given biases.
#pragma once

#include <ramp/concepts.hpp>
#include <ramp/math/sigmoid.hpp>
#include <ramp/vocabulary.hpp>

/// A functor that says that its formula is long, so that its passes go by way of buffers.
struct long_square {
    static constexpr bool is_long = true;

    template <ramp::value V>
    V operator()(V x) const {
        return x * x;
    }
    template <ramp::value V>
    V derivative(V x) const {
        return x + x;
    }
};

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
