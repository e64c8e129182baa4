// expect: ramp: slopes and biases are not copied, and these are gone after the expression
#include <ramp/ramp.hpp>

#include <array>
#include <vector>

void run(std::vector<float>& x) {
#ifdef CORRECTED
    std::array<float, 2> const slopes{0.25f, 0.5f};
    ramp::prelu<float> const f{slopes, 3};
#else
    ramp::prelu<float> const f{std::array<float, 2>{0.25f, 0.5f}, 3};
#endif
    ramp::forward(f, x, x);
}
