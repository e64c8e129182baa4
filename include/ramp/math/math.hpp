// Elementary functions in ramp::math, generic over scalars and batches, with stated error bounds over their whole domain. They
// are function objects, as the words of vocabulary.hpp are.
#pragma once

#include <ramp/math/erf.hpp>
#include <ramp/math/erfc.hpp>
#include <ramp/math/exp.hpp>
#include <ramp/math/expm1.hpp>
#include <ramp/math/log1p.hpp>
#include <ramp/math/normal_cdf.hpp>
#include <ramp/math/sigmoid.hpp>
#include <ramp/math/tanh.hpp>
