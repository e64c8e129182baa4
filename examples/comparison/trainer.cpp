#include "trainer.hpp"

#include <training/batches.hpp>
#include <training/loss.hpp>
#include <training/optimiser.hpp>

#include <limits>

namespace comparison {

namespace {

constexpr double target_accuracy = 0.95;

}  // namespace

training_plan plan_of(options const& chosen, double rate) {
    return {.epochs = chosen.epochs, .batch = static_cast<std::size_t>(chosen.batch), .rate = rate};
}

bool train(training::network& net, training::dataset const& samples, training_plan const& plan,
           training::random_source& random) {
    training::descent rule({.rate = static_cast<float>(plan.rate)});
    bool finite = true;
    for (int epoch = 1; epoch <= plan.epochs && finite; ++epoch) {
        training::for_each_batch(samples, plan.batch, random, [&](training::dataset const& batch) {
            if (!finite) return;
            compute_gradients(net, batch);
            plan.after_batch();
            rule.step(net.learned());
            finite = net.output(net.size() - 1).allFinite();
        });
        plan.after_epoch(epoch);
    }
    return finite;
}

outcome train_to_target(training::network& net, training::split const& data, training_plan plan,
                        training::random_source& random) {
    outcome found{.finite = true, .epochs_to_target = std::numeric_limits<double>::quiet_NaN()};
    plan.after_epoch = [&](int epoch) {
        if (!(found.epochs_to_target > 0) && accuracy(net, data.test) >= target_accuracy)
            found.epochs_to_target = epoch;
    };
    found.finite = train(net, data.training, plan, random);
    return found;
}

double accuracy(training::network& net, training::dataset const& samples) {
    training::matrix const& scores = net.forward(samples.pixels);
    return scores.allFinite() ? training::accuracy(scores, samples.labels) : 0;
}

double loss(training::network& net, training::dataset const& samples) {
    training::matrix const& scores = net.forward(samples.pixels);
    return scores.allFinite() ? training::cross_entropy(scores, samples.labels)
                              : std::numeric_limits<double>::infinity();
}

void compute_gradients(training::network& net, training::dataset const& samples) {
    net.backward(samples.pixels, training::cross_entropy_gradient(net.forward(samples.pixels), samples.labels));
}

}  // namespace comparison
