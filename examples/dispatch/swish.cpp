// Offers it to ramp::dispatch. This file is compiled once for each level.
#include "swish.hpp"

#include <ramp/dispatch/offer.hpp>

template struct ramp::dispatch::offer<swish>;
