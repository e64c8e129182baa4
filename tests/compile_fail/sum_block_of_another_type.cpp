// expect: ramp::sum_block: T must be the element type of the slopes
#include <ramp/ramp.hpp>

#ifdef CORRECTED
using element = float;
#else
using element = double;
#endif

std::size_t part(ramp::prelu<float> f) {
    return ramp::sum_block<element>(f);
}
