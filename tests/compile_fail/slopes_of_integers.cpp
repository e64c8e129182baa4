// expect: ramp: slopes and biases must be float or double
#include <ramp/ramp.hpp>

#include <vector>

#ifdef CORRECTED
using element = float;
#else
using element = int;
#endif

auto layer(std::vector<element> const& slopes) {
    return ramp::prelu{slopes};
}
