// An activation of the program's own.
#pragma once

#include <ramp/concepts.hpp>
#include <ramp/math/sigmoid.hpp>

struct swish {
    template <ramp::value V>
    V operator()(V x) const {
        return x * ramp::math::sigmoid(x);
    }
};
