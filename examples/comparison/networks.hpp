// The networks of the study.
#pragma once

#include <training/activation.hpp>
#include <training/initialisation.hpp>
#include <training/network.hpp>
#include <training/random.hpp>

#include <string>

namespace comparison {

struct dense_design {
    std::string activation;
    training::initialisation start = training::initialisation::he;
    int hidden = 2;
    int units = 64;
    training::tier tier = training::tier::standard;
};

/// Images in, scores of the digits out. Layer 2 i is the dense one of hidden layer i, counted from 0, and 2 i + 1 its
/// activation; the last layer is dense.
training::network dense_network(dense_design const& design, training::random_source& random);

/// Images of one channel in, scores out: two convolutions, of which the second halves height and width, and a dense
/// layer, each with its activation, then the dense layer of the scores. Slopes are one a channel, channels first, and
/// one a unit.
training::network convolution_network(std::string const& activation, training::initialisation start,
                                      training::random_source& random, training::tier tier = training::tier::standard);

/// An activation for a hidden layer of `units`, with a slope a unit where slopes are learned.
std::unique_ptr<training::layer> hidden_activation(std::string const& activation, int units,
                                                   training::tier tier = training::tier::standard);

}  // namespace comparison
