// The questions of the study, each in a file of its own. The laboratory has to outlive the jobs.
#pragma once

#include "laboratory.hpp"
#include "result.hpp"

#include <vector>

namespace comparison {

/// Deep dense networks: what they learn, gradients from layer to layer, means and zeros of the outputs.
std::vector<job> depth_jobs(laboratory const& shared);

/// Units that die, at a usual learning rate and at a high one, and what revives them.
std::vector<job> dying_jobs(laboratory const& shared);

/// A convolutional network, with slopes that are learned for each channel.
std::vector<job> convolution_jobs(laboratory const& shared);

/// What formulas of the fast tier do to the accuracy.
std::vector<job> tier_jobs(laboratory const& shared);

/// How long activations take. These jobs measure time, so nothing else should run meanwhile.
std::vector<job> cost_jobs(laboratory const& shared);

}  // namespace comparison
