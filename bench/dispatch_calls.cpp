// The calls of NAMESPACE, behind the function NAME.
#include "dispatch_calls.hpp"

#include <ramp/dispatch.hpp>
#include <ramp/ramp.hpp>

namespace {

namespace calls = NAMESPACE;
using in = std::span<float const>;
using out = std::span<float>;

template <class F>
timed_call timed_forward(std::string_view name, F) {
    return {name, [](in x, in, out y) { calls::forward(F{}, x, y); }};
}
template <class F>
timed_call timed_backward(std::string_view name, F) {
    return {name, [](in x, in dy, out dx) { calls::backward(F{}, x, dy, dx); }};
}

}  // namespace

std::vector<timed_call> NAME() {
    return {timed_forward("relu", ramp::relu{}),
            timed_backward("relu, backward", ramp::relu{}),
            {"prelu, one slope", [](in x, in dy, out y) { calls::forward(ramp::prelu(dy.first(1)), x, y); }},
            timed_forward("hard_swish", ramp::hard_swish{}),
            timed_forward("elu", ramp::elu{}),
            timed_backward("elu, backward", ramp::elu{}),
            timed_forward("tanh", ramp::tanh{}),
            timed_backward("tanh, backward", ramp::tanh{}),
            timed_forward("gelu", ramp::gelu{}),
            timed_backward("gelu, backward", ramp::gelu{}),
            {"gelu, gate", [](in x, in dy, out y) { calls::forward(ramp::gated{ramp::gelu{}}, x, dy, y); }},
            timed_forward("fast(sigmoid)", ramp::fast(ramp::sigmoid{})),
            timed_forward("exact(gelu)", ramp::exact(ramp::gelu{}))};
}
