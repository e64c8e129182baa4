// An instruction set that is named, where the compiler may use more: what it makes of that is not for the CPUs of the one named.
// One call for each function of ramp that is not inlined.
#include <ramp/ramp.hpp>

void NAME(ramp::prelu<float> const&, float (&)[64], float (&)[2], ramp::exact_sum<float> (&)[2]);

void NAME(ramp::prelu<float> const& f, float (&x)[64], float (&dslope)[2], ramp::exact_sum<float> (&sums)[2]) {
    using named = xsimd::sse2;
    ramp::forward<named>(ramp::relu{}, x, x);
    ramp::backward<named>(f, x, x, x, dslope);
    ramp::backward<named>(f, x, x, x, sums);
    ramp::parameter_gradient<named>(ramp::leaky_relu{}, x, x, sums[0]);
}
