// The truth by MPFR about the activation that is called ACTIVATION.
#include "mpfr_truth.hpp"

#include "../table/named.hpp"
#include "mpfr_real.hpp"

namespace table::of::ACTIVATION {

using exact = reference<RAMP_ACTIVATION(double)>;
registration<mpfr::truth> const by_mpfr(
    {RAMP_ACTIVATION(double)::name,
     [](double x, double p) { return static_cast<long double>(exact::value(mpfr_real(x), mpfr_real(p))); },
     [](double x, double p) { return static_cast<long double>(exact::derivative(mpfr_real(x), mpfr_real(p))); }});

}  // namespace table::of::ACTIVATION
