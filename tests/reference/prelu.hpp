#pragma once

#include "leaky_relu.hpp"

#include <ramp/activation/prelu.hpp>

template <class T>
struct reference<ramp::prelu<T>> : leaky_reference {
    static std::vector<double> parameters() { return {0.25, 0.0, 1.0, 2.5, -0.5, 1e-40, 1e30}; }
};
