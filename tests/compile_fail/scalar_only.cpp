// expect: ramp::forward: f must be callable with an xsimd::batch and return one
#include <ramp/ramp.hpp>

#include <vector>

struct scalar_only {
#ifdef CORRECTED
    template <ramp::value V>
    V operator()(V x) const {
        return ramp::select(x < V(0), V(0), x);
    }
#else
    float operator()(float x) const { return x < 0 ? 0 : x; }
#endif
};

void run(std::vector<float>& x) {
    ramp::forward(scalar_only{}, x, x);
}
