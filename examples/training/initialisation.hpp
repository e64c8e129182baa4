// How weights are drawn before the training: their variance is such that signals keep their size from layer to layer.
#pragma once

#include "matrix.hpp"
#include "random.hpp"

#include <string_view>

namespace training {

enum class initialisation {
    he,      // variance 2 / inputs, for rectifiers, which lose half of the signal
    glorot,  // variance 2 / (inputs + outputs), for functions that are the identity near 0, forward and backward alike
    lecun,   // variance 1 / inputs, for functions that are the identity near 0
};

std::string_view name_of(initialisation kind);

/// Throws std::runtime_error, which lists the names, if there is none of that name.
initialisation initialisation_named(std::string_view name);

/// What the paper on an activation asks for, or what is usual for its kind where the paper asks for nothing.
initialisation initialisation_for(std::string_view activation);

/// A row a unit. Drawn uniformly, since the tails of a normal distribution would come from a mathematical library that
/// differs between systems. `outputs` counts what an input acts on, which for a convolution is more than the units.
matrix initial_weights(initialisation kind, Eigen::Index units, Eigen::Index inputs, Eigen::Index outputs,
                       random_source& random);

}  // namespace training
