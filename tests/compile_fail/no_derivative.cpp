// expect: ramp::backward: f needs its derivative
#include <ramp/ramp.hpp>

#include <vector>

struct no_derivative {
    template <ramp::value V>
    V operator()(V x) const {
        return x;
    }
#ifdef CORRECTED
    template <ramp::value V>
    V derivative(V) const {
        return V(1);
    }
#endif
};

void run(std::vector<float>& x) {
    ramp::backward(no_derivative{}, x, x, x);
}
