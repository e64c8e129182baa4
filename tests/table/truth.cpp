// The truth about the activation that is called ACTIVATION.
#include "truth.hpp"
#include "named.hpp"
#include "tiers.hpp"

template <class F, class Formulas>
struct reference<ramp::detail::tier<F, Formulas>> : reference<F> {};

namespace {

table::registration<table::truth<float>> const f32(table::truth_of<activation<float>, float>::all());
table::registration<table::truth<double>> const f64(table::truth_of<activation<double>, double>::all());
table::tier_registrations<table::truth<float>, table::truth_of, activation<float>> const tiers;

}  // namespace
