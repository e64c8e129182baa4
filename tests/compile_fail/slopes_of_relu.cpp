// expect: ramp::backward: with a range for the slopes' gradient f must have learned slopes
#include <ramp/ramp.hpp>

#include <span>
#include <vector>

#ifdef CORRECTED
using activation = ramp::prelu<float>;
#else
using activation = ramp::relu;
#endif

void run(activation f, std::vector<float>& x, std::vector<float>& dslope) {
    ramp::backward(f, x, x, x, dslope);
}
