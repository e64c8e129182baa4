// The kernels of the activation that is called ACTIVATION.
#include "kernels.hpp"
#include "named.hpp"
#include "tiers.hpp"

namespace table::of::ACTIVATION {

registration<kernels<float>> const f32(kernels_of<RAMP_ACTIVATION(float), float>::all());
registration<kernels<double>> const f64(kernels_of<RAMP_ACTIVATION(double), double>::all());
tier_registrations<kernels<float>, kernels_of, RAMP_ACTIVATION(float)> const tiers;

}  // namespace table::of::ACTIVATION
