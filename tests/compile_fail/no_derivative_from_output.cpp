// expect: ramp::backward_from_output: f needs its derivative as a function of the output
#include <ramp/ramp.hpp>

#include <vector>

struct from_input_only {
    template <ramp::value V>
    V operator()(V x) const {
        return x * x;
    }
    template <ramp::value V>
    V derivative(V x) const {
        return x + x;
    }
#ifdef CORRECTED
    template <ramp::value V>
    V derivative_from_output(V y) const {
        return y;
    }
#endif
};

void run(std::vector<float>& y) {
    ramp::backward_from_output(from_input_only{}, y, y, y);
}
