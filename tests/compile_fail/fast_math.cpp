// expect: ramp: -ffast-math lets the compiler ignore NaN
// flags: -ffast-math
#include <ramp/ramp.hpp>
