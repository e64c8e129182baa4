// Prints a hash of what a few activations give: with RAMP_REPRODUCIBLE it is the same for all levels.
#include <ramp/dispatch.hpp>

#include "../support/inputs.hpp"

#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <vector>

namespace {

class hash {
public:
    template <class T>
    void add(std::vector<T> const& values) {
        for (T const x : values) state_ = (state_ ^ (x != x ? 0x7ff8u : bits(x))) * 0x100000001b3u;
    }
    std::uint64_t value() const { return state_; }

private:
    std::uint64_t state_ = 0xcbf29ce484222325u;
};

template <class T, class F>
void add(hash& to, F const& f) {
    std::vector<T> const x = sampled_inputs<T>(1 << 12);
    std::vector<T> y(x.size()), d(x.size());
    ramp::dispatch::value_and_derivative(f, x, y, d);
    to.add(y);
    to.add(d);
    ramp::dispatch::backward(f, x, y, d);
    to.add(d);
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
