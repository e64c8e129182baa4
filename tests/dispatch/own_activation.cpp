// Offers functors to ramp::dispatch. This file is compiled once for each level.
#include "own_activation.hpp"

#include <ramp/biased.hpp>
#include <ramp/dispatch/offer.hpp>

template struct ramp::dispatch::offer<scaled_swish>;
template struct ramp::dispatch::offer<ramp::biased<long_square, float>>;
