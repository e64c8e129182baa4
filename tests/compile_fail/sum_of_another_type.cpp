// expect: ramp::parameter_gradient: the sum must be ramp::exact_sum of the ranges' element type
#include <ramp/ramp.hpp>

#include <vector>

#ifdef CORRECTED
using element = float;
#else
using element = double;
#endif

void run(std::vector<float>& x, ramp::exact_sum<element>& sum) {
    ramp::parameter_gradient(ramp::elu{}, x, x, sum);
}
