// expect: ramp: slopes and biases are not copied, and these are gone after the expression
#include <ramp/ramp.hpp>

#include <initializer_list>
#include <vector>

void run(std::vector<float>& x) {
#ifdef CORRECTED
    std::initializer_list<float> const slopes{0.25f, 0.5f};
    ramp::prelu const f{slopes};
#else
    ramp::prelu const f{std::initializer_list<float>{0.25f, 0.5f}};
#endif
    ramp::forward(f, x, x);
}
