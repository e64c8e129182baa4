// expect: ramp: -ffast-math lets the compiler ignore NaN
// flags: -ffinite-math-only
#include <ramp/ramp.hpp>
