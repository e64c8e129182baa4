#include "layer.hpp"

#include <ramp/ramp.hpp>

float leaky(float x) {
    return ramp::leaky_relu{0.5}(x);
}
