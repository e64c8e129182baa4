// expect: ramp: -ffast-math lets the compiler undo the roundings
// flags: -ffinite-math-only
#include <ramp/ramp.hpp>
