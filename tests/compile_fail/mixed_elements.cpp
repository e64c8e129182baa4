// expect: ramp: all ranges must have the same element type
#include <ramp/ramp.hpp>

#include <vector>

#ifdef CORRECTED
using output = std::vector<float>;
#else
using output = std::vector<double>;
#endif

void run(std::vector<float>& x, output& y) {
    ramp::forward(ramp::relu{}, x, y);
}
