// What a reference is. One specialisation an activation, in a file of its name, which never calls the library.
//
//   parameters            the values of the activation's parameter that the tests try, the default first
//   value(x, p), derivative(x, p), derivative_from_output(y, p), derivative_wrt_parameter(x, p)
//                         the mathematics as a text book has it, for any real type R: in higher precision it is the
//                         truth, in the element type the plain loop that the benchmarks stand beside, and on a dual
//                         number its own derivative
//   specials(p)           what f and f' are at the special values
//
// An activation without parameter ignores p.
#pragma once

#include "special_value.hpp"

#include <vector>

template <class F>
struct reference;
