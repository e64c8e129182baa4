// Prints a hash of what a few activations give: with RAMP_REPRODUCIBLE it is the same for all levels.
#include <ramp/dispatch.hpp>

#include "../support/hash.hpp"
#include "../support/inputs.hpp"

#include <cinttypes>
#include <cstdio>
#include <vector>

namespace {

template <class T, class F>
void add(hash& to, F const& f) {
    std::vector<T> const x = sampled_inputs<T>(1 << 12);
    std::vector<T> y(x.size()), d(x.size());
    ramp::dispatch::value_and_derivative(f, x, y, d);
    for (T const v : y) to.add(v);
    for (T const v : d) to.add(v);
    ramp::dispatch::backward(f, x, y, d);
    for (T const v : d) to.add(v);
}

template <class F>
void add(hash& to, F const& f) {
    add<float>(to, f);
    add<double>(to, f);
}

}  // namespace

int main() {
    hash all;
    add(all, ramp::elu{});
    add(all, ramp::elu{0.3});
    add(all, ramp::gelu{});
    add(all, ramp::fast(ramp::gelu{}));
    std::printf("%016" PRIx64 "\n", all.value());
}
