// expect: ramp: every range must be contiguous and know its size
#include <ramp/ramp.hpp>

#include <deque>
#include <vector>

#ifdef CORRECTED
using range = std::vector<float>;
#else
using range = std::deque<float>;
#endif

void run(range& x) {
    ramp::forward(ramp::relu{}, x, x);
}
