// What references are made of: the derivatives that dual numbers carry.
#include "../support/catch.hpp"
#include "../support/dual.hpp"

#include <cmath>

namespace {

/// How far a derivative is from the difference of values on both sides, relatively.
template <class F>
double error_of(F f, long double x) {
    long double const h = 0x1p-20L;
    long double const slope = f(dual<long double>(x, 1.0L)).derivative;
    long double const difference = (f(dual<long double>(x + h)).value - f(dual<long double>(x - h)).value) / (2 * h);
    return static_cast<double>(std::abs(slope - difference) / (std::abs(difference) + 0x1p-40L));
}

}  // namespace

TEST_CASE("dual numbers carry the derivative of every function that references may use", "[real_functions]") {
    using std::abs, std::min, std::max;
    for (long double const x : {0.1L, 0.7L, 1.3L, 2.9L}) {
        INFO(static_cast<double>(x));
#define RAMP_CHECK_FUNCTION(name, slope) CHECK(error_of([](auto v) { return name(v); }, x) < 1e-9);
        RAMP_FOR_EACH_REAL_FUNCTION(RAMP_CHECK_FUNCTION)
#undef RAMP_CHECK_FUNCTION
        CHECK(error_of([](auto v) { return abs(-v); }, x) < 1e-9);
        CHECK(error_of([](auto v) { return min(v * v, v); }, x) < 1e-9);
        CHECK(error_of([](auto v) { return max(v * v, v) / (v + v * v); }, x) < 1e-9);
    }
}
