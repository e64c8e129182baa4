// expect: ramp: the elements must be float or double
#include <ramp/ramp.hpp>

#include <vector>

#ifdef CORRECTED
using element = float;
#else
using element = int;
#endif

void run(std::vector<element>& x) {
    ramp::forward(ramp::relu{}, x, x);
}
