// Units that hardly do anything.
#pragma once

#include <training/matrix.hpp>

namespace cart_pole {

/// Sokar and others: The Dormant Neuron Phenomenon in Deep Reinforcement Learning (2023): a unit is dormant if the mean of
/// its output's magnitude, divided by the mean of that over the layer, is at most this.
inline constexpr double dormant_score = 0.025;

/// The share of the dormant among the units of a layer, of which `outputs` has a row a unit and a column a sample. If all
/// outputs are 0, all units are dormant. An activation that is far from 0 at 0, as sigmoid, has no dormant units by this
/// definition, however little its output changes.
double dormant_share(training::matrix const& outputs);

}  // namespace cart_pole
