// expect: ramp::backward_from_mask: the mask must be a contiguous range of unsigned integers
#include <ramp/ramp.hpp>

#include <cstdint>
#include <vector>

#ifdef CORRECTED
using bits = std::vector<std::uint8_t>;
#else
using bits = std::vector<bool>;
#endif

void run(std::vector<float>& x, bits const& mask) {
    ramp::backward_from_mask(ramp::relu{}, mask, x, x);
}
