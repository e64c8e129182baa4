// expect: ramp needs C..20
// flags: -std=c++17
#include <ramp/ramp.hpp>
