// A program that is built for every x86-64 CPU, and runs the kernels for the one that it finds.
#include <ramp/dispatch.hpp>

#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "swish.hpp"

int main() {
    std::vector<float> const x(1000, 1.0f);
    std::vector<float> y(x.size()), z(x.size());
    ramp::dispatch::forward(ramp::gelu{}, x, y);
    ramp::dispatch::forward(swish{}, x, z);
    std::printf("%s: gelu(1) = %.4f, swish(1) = %.4f\n", std::string(ramp::dispatch::arch()).c_str(), double(y[999]),
                double(z[999]));
    return std::abs(y[999] - 0.8413f) < 1e-4f && std::abs(z[999] - 0.7311f) < 1e-4f ? 0 : 1;
}
