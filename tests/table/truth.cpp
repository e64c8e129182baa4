// The truth about the activation that is called ACTIVATION.
#include "truth.hpp"
#include "named.hpp"

namespace {

table::registration<table::truth<float>> const f32(table::truth_of<activation<float>, float>::all());
table::registration<table::truth<double>> const f64(table::truth_of<activation<double>, double>::all());

}  // namespace
