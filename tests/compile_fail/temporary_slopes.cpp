// expect: ramp: slopes and biases are not copied, and these are gone after the expression
#include <ramp/ramp.hpp>

#include <vector>

std::vector<float> slopes();

void run(std::vector<float>& x) {
#ifdef CORRECTED
    std::vector<float> const named = slopes();
    ramp::prelu const f{named};
#else
    ramp::prelu const f{slopes()};
#endif
    ramp::forward(f, x, x);
}
