// ramp: activation functions, their derivatives, and kernels that run them over arrays. This header includes it all.
#pragma once

#include <ramp/activation/activations.hpp>
#include <ramp/algorithm/algorithm.hpp>
#include <ramp/biased.hpp>
#include <ramp/concepts.hpp>
#include <ramp/exact_sum.hpp>
#include <ramp/math/math.hpp>
#include <ramp/options.hpp>
#include <ramp/rows.hpp>
#include <ramp/softmax/calls.hpp>
#include <ramp/tiers.hpp>
#include <ramp/version.hpp>
#include <ramp/vocabulary.hpp>
