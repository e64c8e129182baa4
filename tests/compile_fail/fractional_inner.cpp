// expect: ramp: `inner` counts elements, so it must be an integer
#include <ramp/ramp.hpp>

#include <span>
#include <vector>

struct sloped {
    std::span<float const> slopes;
#ifdef CORRECTED
    int inner = 1;
#else
    float inner = 1;
#endif
    template <ramp::value V>
    V operator()(V x, V slope) const {
        return x * slope;
    }
};

void run(sloped f, std::vector<float>& x) {
    ramp::forward(f, x, x);
}
