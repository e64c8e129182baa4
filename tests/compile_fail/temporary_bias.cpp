// expect: ramp: slopes and biases are not copied, and these are gone after the expression
#include <ramp/ramp.hpp>

#include <vector>

std::vector<float> biases();

void run(std::vector<float>& x) {
#ifdef CORRECTED
    std::vector<float> const named = biases();
    ramp::biased const f{ramp::relu{}, named};
#else
    ramp::biased const f{ramp::relu{}, biases()};
#endif
    ramp::forward(f, x);
}
