// The network: 64 pixels, two hidden layers of 128 units, a score for each of the 10 digits.
#pragma once

#include <training/network.hpp>
#include <training/random.hpp>
#include <training/timed.hpp>

#include <string_view>

namespace digits {

/// Its layers by name. What it learns is in the order of the layers.
struct digit_reader {
    digit_reader(std::string_view activation, training::random_source& random);

    training::network all;
    training::layer& first;
    training::timed& first_activation;
    training::layer& second;
    training::timed& second_activation;
    training::layer& last;

    /// What a hidden layer returned in the last `forward`; i is 0 or 1.
    training::matrix const& hidden_output(std::size_t i) const { return all.output(2 * i + 1); }
    double seconds_in_activations() const;
};

}  // namespace digits
