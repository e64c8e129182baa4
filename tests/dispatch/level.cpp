// Prints the level that ramp::dispatch uses, and computes something by it. With an argument, it must be that level.
#include <ramp/dispatch.hpp>

#include <array>
#include <cmath>
#include <cstdio>
#include <string_view>

namespace {

/// Whether a forward and a backward pass by f give what they should, within a hundredth.
template <class F>
bool is_right(F const& f, double at_one, double slope_at_one) {
    std::array<float, 100> x, y, dx;
    x.fill(1.0f);
    ramp::dispatch::forward(f, x, y);
    ramp::dispatch::backward(f, x, x, dx);
    bool right = true;
    for (std::size_t i = 0; i < x.size(); ++i)
        right = right && std::abs(y[i] - at_one) < 0.01 && std::abs(dx[i] - slope_at_one) < 0.01;
    return right;
}

}  // namespace

int main(int count, char** arguments) {
    std::string_view const level = ramp::dispatch::arch();
    bool const right = is_right(ramp::relu{}, 1, 1) && is_right(ramp::gelu{}, 0.8413, 1.0833) &&
                       is_right(ramp::exact(ramp::tanh{}), 0.7616, 0.42) &&
                       is_right(ramp::fast(ramp::silu{}), 0.7311, 0.9277);
    std::printf("%.*s\n", static_cast<int>(level.size()), level.data());
    return right && (count < 2 || level == arguments[1]) ? 0 : 1;
}
