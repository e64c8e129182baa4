// expect: ramp: -ffast-math lets the compiler undo the roundings
// flags: -ffast-math
#include <ramp/ramp.hpp>
