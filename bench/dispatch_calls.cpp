// The calls of NAMESPACE, behind the function NAME.
#include "dispatch_calls.hpp"

#include <ramp/dispatch.hpp>
#include <ramp/ramp.hpp>

namespace {

namespace calls = NAMESPACE;
using in = std::span<float const>;
using out = std::span<float>;

template <class F>
timed_call forward(std::string_view name, F) {
    return {name, [](in x, in, out y) { calls::forward(F{}, x, y); }};
}
template <class F>
timed_call backward(std::string_view name, F) {
    return {name, [](in x, in dy, out dx) { calls::backward(F{}, x, dy, dx); }};
}

}  // namespace

std::vector<timed_call> NAME() {
    return {forward("relu", ramp::relu{}),
            backward("relu, backward", ramp::relu{}),
            {"prelu, one slope", [](in x, in dy, out y) { calls::forward(ramp::prelu(dy.first(1)), x, y); }},
            forward("hard_swish", ramp::hard_swish{}),
            forward("elu", ramp::elu{}),
            backward("elu, backward", ramp::elu{}),
            forward("tanh", ramp::tanh{}),
            backward("tanh, backward", ramp::tanh{}),
            forward("gelu", ramp::gelu{}),
            backward("gelu, backward", ramp::gelu{}),
            {"gelu, gate", [](in x, in dy, out y) { calls::forward(ramp::gated{ramp::gelu{}}, x, dy, y); }},
            forward("fast(sigmoid)", ramp::fast(ramp::sigmoid{})),
            forward("exact(gelu)", ramp::exact(ramp::gelu{}))};
}
