// expect: ramp::forward: f must be callable with an xsimd::batch and return one
#include <ramp/ramp.hpp>

#include <vector>

struct wrong_return {
    template <ramp::value V>
#ifdef CORRECTED
    V operator()(V x) const {
        return x;
    }
#else
    bool operator()(V) const {
        return true;
    }
#endif
};

void run(std::vector<float>& x) {
    ramp::forward(wrong_return{}, x, x);
}
