// The first steps with ramp. The stretch between the marks is quoted in the README.
#include <ramp/ramp.hpp>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace {

bool close(std::vector<float> const& values, std::vector<double> const& expected) {
    bool equal = values.size() == expected.size();
    for (std::size_t i = 0; equal && i < values.size(); ++i)
        equal = std::abs(static_cast<double>(values[i]) - expected[i]) < 1e-6;
    return equal;
}

void print(char const* name, std::vector<float> const& values) {
    std::printf("%-7s", name);
    for (float const value : values) std::printf(" %8.4f", static_cast<double>(value));
    std::printf("\n");
}

}  // namespace

int main() {
    // [readme]
    std::vector<float> x = {-2, -1, 0, 1, 2};  // what a layer of a network hands to its activation
    std::vector<float> dy = {1, 1, 1, 1, 1};   // and the gradient that comes back from the next layer
    std::vector<float> y(5), dx(5);

    ramp::forward(ramp::elu{}, x, y);        // y[i] = f(x[i])
    ramp::backward(ramp::elu{}, x, dy, dx);  // dx[i] = dy[i] * f'(x[i])
    float one = ramp::relu{}(-1.5f);         // the same of a single number: 0

    std::vector<float> slope = {0.25f}, dslope(1), z(5), dz(5);
    ramp::prelu learned{slope};  // its slope is learned with the weights,
    ramp::forward(learned, x, z);
    ramp::backward(learned, x, dy, dz, dslope);  // so one pass gives both gradients: dz and dslope

    ramp::forward(ramp::leaky_relu{0.2}, x, x);  // a parameter of its own, and in place
    // [readme]

    print("y", y);
    print("dx", dx);
    print("z", z);
    print("dz", dz);
    print("dslope", dslope);
    print("x", x);

    bool const correct = close(y, {std::expm1(-2.0), std::expm1(-1.0), 0, 1, 2}) &&
                         close(dx, {std::exp(-2.0), std::exp(-1.0), 1, 1, 1}) && close({one}, {0}) &&
                         close(z, {-0.5, -0.25, 0, 1, 2}) && close(dz, {0.25, 0.25, 0.25, 1, 1}) &&
                         close(dslope, {-3}) && close(x, {-0.4, -0.2, 0, 1, 2});
    if (!correct) std::fprintf(stderr, "quickstart: a result is wrong\n");
    return correct ? EXIT_SUCCESS : EXIT_FAILURE;
}
