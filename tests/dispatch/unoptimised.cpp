// What a level has, with two activations, as a library that is compiled by hand may have it: not optimised, so that no function of it is
// inlined that need not be.
#include <ramp/dispatch/activation.hpp>
#include <ramp/dispatch/engine.hpp>
#include <ramp/dispatch/softmax.hpp>

template struct ramp::detail::offer_activations<ramp::prelu<float>, ramp::gelu>;
