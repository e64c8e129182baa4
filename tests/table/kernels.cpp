// The kernels of the activation that is called ACTIVATION.
#include "kernels.hpp"
#include "named.hpp"
#include "tiers.hpp"

namespace {

table::registration<table::kernels<float>> const f32(table::kernels_of<activation<float>, float>::all());
table::registration<table::kernels<double>> const f64(table::kernels_of<activation<double>, double>::all());
table::tier_registrations<table::kernels<float>, table::kernels_of, activation<float>> const tiers;

}  // namespace
