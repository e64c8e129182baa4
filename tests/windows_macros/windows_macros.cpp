// Compiles where the macros of <windows.h> have been defined before ramp is included. The headers of others come first: not
// all of them would.
#include <array>
#include <bit>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <memory>
#include <ranges>
#include <span>
#include <stdexcept>
#include <string_view>
#include <vector>

#include <xsimd/xsimd.hpp>

#define min(a, b) (((a) < (b)) ? (a) : (b))
#define max(a, b) (((a) > (b)) ? (a) : (b))
#define small char
#define near
#define far
#define interface struct
#define IN
#define OUT
#define ERROR 0
#define DELETE 0x10000

#include <ramp/ramp.hpp>

void use_all_of_it(std::vector<float>& x) {
    ramp::forward(ramp::relu{}, x, x, ramp::stores::ordinary());
    ramp::backward(ramp::elu{.alpha = 0.5}, x, x, x);
    ramp::backward(ramp::prelu{x}, x, x, x, x);
}
