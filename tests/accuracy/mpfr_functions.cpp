// The truth by MPFR about the elementary functions.
#include "mpfr_real.hpp"
#include "mpfr_truth.hpp"

namespace {

using registration = table::registration<mpfr::truth>;
registration const of_exp({"exp", [](double x, double) { return static_cast<long double>(exp(mpfr_real(x))); },
                           nullptr});
registration const of_expm1({"expm1", [](double x, double) { return static_cast<long double>(expm1(mpfr_real(x))); },
                             nullptr});

}  // namespace
