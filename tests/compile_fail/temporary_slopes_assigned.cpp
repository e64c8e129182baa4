// expect: ramp: slopes and biases are not copied, and these are gone after the expression
#include <ramp/ramp.hpp>

#include <vector>

void update(ramp::prelu<float>& f, std::vector<float>& learned) {
#ifdef CORRECTED
    f.slopes = learned;
#else
    f.slopes = std::vector<float>(learned);
#endif
}
