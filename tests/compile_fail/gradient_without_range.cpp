// expect: ramp::backward: the slopes' gradients must be a contiguous range
#include <ramp/ramp.hpp>

#include <span>
#include <vector>

void run(ramp::prelu<float> f, std::vector<float>& x, float& dslope) {
#ifdef CORRECTED
    ramp::backward(f, x, x, x, std::span(&dslope, 1));
#else
    ramp::backward(f, x, x, x, dslope);
#endif
}
