// The truth by MPFR about the elementary functions.
#include "mpfr_real.hpp"
#include "mpfr_truth.hpp"

namespace {

using registration = table::registration<mpfr::truth>;
registration const of_exp({"exp", [](double x, double) { return static_cast<long double>(exp(mpfr_real(x))); },
                           nullptr});
registration const of_expm1({"expm1", [](double x, double) { return static_cast<long double>(expm1(mpfr_real(x))); },
                             nullptr});
registration const of_log1p({"log1p", [](double x, double) { return static_cast<long double>(log1p(mpfr_real(x))); },
                             nullptr});
registration const of_erf({"erf", [](double x, double) { return static_cast<long double>(erf(mpfr_real(x))); },
                           nullptr});
registration const of_erfc({"erfc", [](double x, double) { return static_cast<long double>(erfc(mpfr_real(x))); },
                            nullptr});
registration const of_normal_cdf(
    {"normal_cdf",
     [](double x, double) { return static_cast<long double>(erfc(-mpfr_real(x) / sqrt(mpfr_real(2))) / mpfr_real(2)); },
     nullptr});

}  // namespace
