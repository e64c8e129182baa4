// One training of a network that reads digits.
#pragma once

#include "options.hpp"

#include <training/dataset.hpp>
#include <training/network.hpp>
#include <training/random.hpp>

#include <cstddef>
#include <functional>

namespace comparison {

struct training_plan {
    int epochs = 20;
    std::size_t batch = 32;
    double rate = 0.02;

    std::function<void()> after_batch = [] {};          // the network still has the gradients of that batch
    std::function<void(int)> after_epoch = [](int) {};  // with the number of epochs that are done
};

/// By the options of the study.
training_plan plan_of(options const& chosen, double rate);

/// Stochastic gradient descent with momentum 0.9. Stops where the scores are not finite any more, and returns whether
/// they stayed finite.
bool train(training::network& net, training::dataset const& samples, training_plan const& plan,
           training::random_source& random);

struct outcome {
    bool finite;
    double epochs_to_target;  // until the held-out samples have an accuracy of 95 %; NaN: they never have
};

/// The same, with a look at the held-out samples after each epoch, in place of the plan's own.
outcome train_to_target(training::network& net, training::split const& data, training_plan plan,
                        training::random_source& random);

/// The share of samples whose digit has the highest score. A network whose scores are not finite knows none.
double accuracy(training::network& net, training::dataset const& samples);

/// The mean cross-entropy. A network whose scores are not finite has an infinite one.
double loss(training::network& net, training::dataset const& samples);

/// Goes forward and backward once with all samples, so that the network has their gradients.
void compute_gradients(training::network& net, training::dataset const& samples);

}  // namespace comparison
