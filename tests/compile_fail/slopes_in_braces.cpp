// expect: ramp: slopes and biases are not copied, and these are gone after the expression
#include <ramp/ramp.hpp>

#include <vector>

void run(std::vector<float>& x) {
#ifdef CORRECTED
    float const slopes[] = {0.25f, 0.5f};
    ramp::prelu const f{slopes};
#else
    ramp::prelu const f{{0.25f, 0.5f}};
#endif
    ramp::forward(f, x, x);
}
