// ramp: activation functions, their derivatives, and kernels that run them over arrays. This header includes it all.
#pragma once

#include <ramp/activations.hpp>
#include <ramp/algorithm.hpp>
#include <ramp/concepts.hpp>
#include <ramp/exact_sum.hpp>
#include <ramp/math.hpp>
#include <ramp/simd.hpp>
#include <ramp/stores.hpp>
#include <ramp/update.hpp>
#include <ramp/version.hpp>
