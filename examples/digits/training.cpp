#include "training.hpp"

#include "network.hpp"

#include <training/batches.hpp>
#include <training/loss.hpp>
#include <training/optimiser.hpp>
#include <training/stopwatch.hpp>

#include <algorithm>

namespace digits {

namespace {

using training::dataset;
using training::matrix;

constexpr std::size_t batch_size = 32;

double mean_weight_gradient(training::layer& dense) {
    return static_cast<double>(dense.learned().front()->gradient.cwiseAbs().mean());
}

/// Runs through all training samples once, in a new order. Adds to the sums of the layers' mean |gradient|.
void train_epoch(digit_reader& net, training::optimiser& rule, dataset const& samples, training::random_source& random,
                 result& sums) {
    training::for_each_batch(samples, batch_size, random, [&](dataset const& batch) {
        net.all.learn(
            batch.pixels, [&](matrix const& scores) { return training::cross_entropy_gradient(scores, batch.labels); },
            rule);
        sums.first_gradient += mean_weight_gradient(net.first);
        sums.last_gradient += mean_weight_gradient(net.last);
    });
}

void inspect_units(digit_reader& net, dataset const& samples, result& found) {
    net.all.forward(samples.pixels);
    for (std::size_t const i : {std::size_t{0}, std::size_t{1}}) {
        auto const zero = (net.hidden_output(i).array() == 0.0f).eval();
        found.zero_share += zero.cast<double>().mean() / 2;
        found.dead_share += zero.rowwise().all().cast<double>().mean() / 2;
    }
}

std::optional<slope_range> learned_slopes(digit_reader& net) {
    auto const first = net.first_activation.learned();
    if (first.empty()) return std::nullopt;
    matrix slopes(first.front()->value.rows(), 2);
    slopes << first.front()->value, net.second_activation.learned().front()->value;
    return slope_range{slopes.minCoeff(), slopes.mean(), slopes.maxCoeff()};
}

}  // namespace

result train(std::string_view activation, training::split const& data, int epochs, training::random_source random,
             std::function<void(int, double)> const& on_epoch) {
    result found{.activation = activation};
    digit_reader net(activation, random);
    training::descent rule;
    found.seconds = training::seconds_of([&] {
        for (int epoch = 1; epoch <= epochs; ++epoch) {
            train_epoch(net, rule, data.training, random, found);
            found.test_accuracy = training::accuracy(net.all.forward(data.test.pixels), data.test.labels);
            if (!found.epochs_to_target && found.test_accuracy >= target_accuracy) found.epochs_to_target = epoch;
            on_epoch(epoch, found.test_accuracy);
        }
    });
    found.seconds_in_activations = net.seconds_in_activations();

    auto const batches_per_epoch = (data.training.size() + batch_size - 1) / batch_size;
    found.first_gradient /= static_cast<double>(batches_per_epoch) * epochs;
    found.last_gradient /= static_cast<double>(batches_per_epoch) * epochs;
    inspect_units(net, data.training, found);
    found.slopes = learned_slopes(net);
    return found;
}

}  // namespace digits
