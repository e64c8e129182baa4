// expect: ramp: the slopes must have the element type of the ranges
#include <ramp/ramp.hpp>

#include <cstdint>
#include <vector>

#ifdef CORRECTED
using layer = ramp::prelu<float>;
#else
using layer = ramp::prelu<double>;
#endif

void run(layer f, std::vector<float>& x, std::vector<std::uint8_t>& mask) {
    std::vector<float> y;
    ramp::forward(f, x, x);
    ramp::forward(f, x, x, mask);
    ramp::derivative(f, x, x);
    ramp::value_and_derivative(f, x, x, y);
    ramp::backward(f, x, x, x);
    ramp::backward_from_output(f, x, x, x);
    ramp::backward_from_mask(f, mask, x, x);
    ramp::backward(f, x, x, x, y);
}
