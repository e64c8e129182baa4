// The learning rate that a network learns best at.
#pragma once

#include "laboratory.hpp"

#include <training/network.hpp>

#include <functional>

namespace comparison {

using network_maker = std::function<training::network(training::random_source&)>;

/// Of the rates to choose from, the one with the lowest loss of the training samples after the last epoch, in the worse
/// of two trainings. Their seeds are none of those that results come from, and the test samples have no part in it.
double best_rate(laboratory const& shared, network_maker const& make);

}  // namespace comparison
