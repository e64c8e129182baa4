// expect: ramp: the compiler computes with more digits than float and double have
// flags: -mfpmath=387
#include <ramp/ramp.hpp>
