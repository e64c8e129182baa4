// expect: ramp::forward: the last range is written to, so its elements must not be const
#include <ramp/ramp.hpp>

#include <span>

#ifdef CORRECTED
using output = std::span<float>;
#else
using output = std::span<float const>;
#endif

void run(std::span<float const> x, output y) {
    ramp::forward(ramp::relu{}, x, y);
}
