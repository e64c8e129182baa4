// The truth about the activation that is called ACTIVATION.
#include "truth.hpp"
#include "named.hpp"
#include "tiers.hpp"

namespace table::of::ACTIVATION {

registration<truth<float>> const f32(truth_of<RAMP_ACTIVATION(float), float>::all());
registration<truth<double>> const f64(truth_of<RAMP_ACTIVATION(double), double>::all());
tier_registrations<truth<float>, truth_of, RAMP_ACTIVATION(float)> const tiers;

}  // namespace table::of::ACTIVATION
