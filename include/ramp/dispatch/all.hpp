// All kernels of a level in one translation unit, for builds without CMake: a file that includes nothing but this header, compiled
// three times, with -O2 and -march=x86-64, -march=x86-64-v3 and -march=x86-64-v4 (MSVC: /O2 and nothing, /arch:AVX2 and /arch:AVX512).
// The program is compiled with -DRAMP_DISPATCH=4, and links all three.
#pragma once

#include <ramp/dispatch/activation.hpp>
#include <ramp/dispatch/engine.hpp>

template struct ramp::detail::offer_activations<ramp::activations<float>>;
