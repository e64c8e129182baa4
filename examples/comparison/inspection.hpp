// What is to be seen in the layers of a network.
#pragma once

#include <training/dataset.hpp>
#include <training/network.hpp>

#include <vector>

namespace comparison {

/// The outputs of a hidden layer, over all samples and units. NaN, if they are not all finite.
struct outputs_seen {
    double mean = 0;
    /// The root of the share of the mean square that the units' means make up: 0 if each unit has mean 0, 1 if no unit varies.
    double bias_shift = 0;
    double zero_share = 0;
    /// Of the units, those that are the same number for each sample, so that nothing learns by them.
    double constant_share = 0;
};

outputs_seen inspect_outputs(training::matrix const& outputs);

/// What the hidden layers of a dense network return for the samples, from the first on.
std::vector<outputs_seen> inspect_hidden_layers(training::network& net, training::dataset const& samples);

/// The mean of the layers.
outputs_seen mean_of(std::vector<outputs_seen> const& layers);

/// The norm of the gradient of the weights of each layer that has some, from the first on.
std::vector<double> gradient_norms(training::network const& net);

}  // namespace comparison
