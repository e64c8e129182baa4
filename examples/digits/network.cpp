#include "network.hpp"

#include <training/activation.hpp>
#include <training/dataset.hpp>
#include <training/dense.hpp>

namespace digits {

namespace {

constexpr Eigen::Index units = 128;
// The demo compares activations that start from the same weights.
constexpr auto start = training::initialisation::he;

training::layer& add_dense(training::network& to, Eigen::Index inputs, Eigen::Index outputs,
                           training::random_source& random) {
    return to.emplace<training::dense>(inputs, outputs, start, random);
}

training::timed& add_activation(training::network& to, std::string_view activation) {
    return to.emplace<training::timed>(training::make_activation(activation, {.count = units}));
}

}  // namespace

digit_reader::digit_reader(std::string_view activation, training::random_source& random)
    : first(add_dense(all, training::pixels_per_image, units, random)),
      first_activation(add_activation(all, activation)),
      second(add_dense(all, units, units, random)),
      second_activation(add_activation(all, activation)),
      last(add_dense(all, units, training::classes, random)) {}

double digit_reader::seconds_in_activations() const {
    return first_activation.seconds_forward() + first_activation.seconds_backward() +
           second_activation.seconds_forward() + second_activation.seconds_backward();
}

}  // namespace digits
