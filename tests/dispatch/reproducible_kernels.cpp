// The kernels of a few activations, with RAMP_REPRODUCIBLE. This file is compiled once for each level.
#include <ramp/dispatch/activation.hpp>
#include <ramp/dispatch/engine.hpp>

template struct ramp::detail::offer_activations<ramp::elu, ramp::gelu>;
