// What a user's first program may look like.
#include <ramp/ramp.hpp>

#include <cstdio>
#include <vector>

int main() {
    std::vector<float> const x = {-1, 0, 2};
    std::vector<float> y(x.size());
    ramp::forward(ramp::elu{}, x, y);
    std::printf("ramp %d.%d.%d: elu of -1, 0, 2 is %g, %g, %g\n", RAMP_VERSION_MAJOR, RAMP_VERSION_MINOR,
                RAMP_VERSION_PATCH, double(y[0]), double(y[1]), double(y[2]));
    return -0.6322f < y[0] && y[0] < -0.6321f && y[1] == 0 && y[2] == 2 ? 0 : 1;
}
