// The functions that a reference may use, beside + - * / and comparisons, of numbers that are not the compiler's own: of the dual
// number and of MPFR's. One row for a function that both have then: its name, the same in <cmath> and after `mpfr_` in MPFR, and
// its derivative at x, where y is the value; exact there, too, where 1 - y * y would cancel. A reference says `using std::tanh;`
// and calls tanh(x). What it calls and is not here does not compile: "no matching function for call to ...(dual<double>&)".
#pragma once

#include <cmath>

#define RAMP_FOR_EACH_REAL_FUNCTION(FUNCTION)      \
    FUNCTION(exp, y)                               \
    FUNCTION(expm1, exp(x))                        \
    FUNCTION(log, R(1) / x)                        \
    FUNCTION(log1p, R(1) / (R(1) + x))             \
    FUNCTION(sqrt, R(1) / (y + y))                 \
    FUNCTION(sinh, cosh(x))                        \
    FUNCTION(cosh, sinh(x))                        \
    FUNCTION(tanh, R(1) / (cosh(x) * cosh(x)))     \
    FUNCTION(atan, R(1) / (R(1) + x * x))          \
    FUNCTION(erf, two_over_root_pi<R>* exp(-x* x)) \
    FUNCTION(erfc, -two_over_root_pi<R>* exp(-x* x))

template <class R>
inline constexpr R two_over_root_pi = R(1.128379167095512573896158903121545172L);

/// A number of the tests' own, for which these are here; fabs has no derivative at 0, min and max none where both are equal.
template <class X>
concept own_real = requires { typename X::is_own_real; };

template <own_real X>
X abs(X const& a) {
    return a < X(0) ? -a : a;
}
template <own_real X>
X min(X const& a, X const& b) {
    return b < a ? b : a;
}
template <own_real X>
X max(X const& a, X const& b) {
    return a < b ? b : a;
}
