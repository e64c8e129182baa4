// What a reference is. One specialisation an activation, in a file of its name, which never calls the library.
//
//   parameters            the values of the activation's parameter that the tests try, the default first
//   value(x, p), derivative(x, p), derivative_from_output(y, p), derivative_wrt_parameter(x, p)
//                         the mathematics as a text book has it, for any real type R: in higher precision it is the
//                         truth, in the element type the plain loop that the benchmarks stand beside, and on a dual
//                         number its own derivative
//   specials(p)           what f and f' are at the special values
//   kinks(p)              optional: where f has no derivative, and derivative(x, p) is a convention; at 0 without it
//   derivative_zeros(p)   optional: where the derivative changes its sign. Its formula there is to be exact all the same
//   determined_by_output(p)
//                         optional, with derivative_from_output: for which p that holds; without it where p >= 0
//
// An activation without parameter ignores p. Beside + - * / and comparisons there are the functions of
// support/real_functions.hpp, each after `using std::exp;` and its like.
//
// A parameter is taken as exact once it is rounded to the element type. Constants that an activation fixes, as selu does, are
// doubles and exact as they are: R(1.0507009873554805). The functor converts them to the element type once, a product of two in
// double before that, and the rounding is part of the error that it states. If derivative_from_output adds such a constant,
// `static constexpr double rounded_constant` names it: near to where the sum cancels, its rounding is allowed.
//
// At NaN the derivative of a function in pieces is the one of the positive branch, as x > R(0) being false and x <= R(0) being
// false leave it; that of a smooth function, as tanh, is NaN. The row of NaN in specials says which.
#pragma once

#include "special_value.hpp"

#include <vector>

template <class F>
struct reference;
