// All kernels of a level in one translation unit, for builds without CMake. It is compiled three times, with -O3 and -march=x86-64,
// -march=x86-64-v3 and -march=x86-64-v4 (MSVC: /O2 and nothing, /arch:AVX2 and /arch:AVX512). The program is compiled with
// -DRAMP_DISPATCH=4, and links all three.
#include <ramp/dispatch/activation.hpp>
#include <ramp/dispatch/engine.hpp>
#include <ramp/dispatch/softmax.hpp>

template struct ramp::detail::offer_activations<ramp::activations<float>>;
