// Training a network with one activation, and looking at what came of it.
#pragma once

#include "network.hpp"
#include "result.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <optional>
#include <span>
#include <vector>

namespace digits {

inline constexpr std::size_t batch_size = 32;

/// Runs through all training samples once, in a new order. Adds to the sums of the layers' mean |gradient|.
template <class F>
void train_epoch(network<F>& net, dataset const& training, random_source& random, result& sums) {
    std::vector<std::size_t> order(training.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    random.shuffle(order);
    for (std::size_t first = 0; first < order.size(); first += batch_size) {
        auto const count = std::min(batch_size, order.size() - first);
        net.learn(subset(training, std::span(order).subspan(first, count)), descent{});
        sums.first_gradient += static_cast<double>(net.first().weight_gradient().cwiseAbs().mean());
        sums.last_gradient += static_cast<double>(net.last().weight_gradient().cwiseAbs().mean());
    }
}

template <class F>
void inspect_units(network<F>& net, dataset const& training, result& found) {
    net.forward(training.pixels);
    for (hidden<F> const* layer : {&net.first(), &net.second()}) {
        auto const zero = (layer->output().array() == 0.0f).eval();
        found.zero_share += zero.template cast<double>().mean() / 2;
        found.dead_share += zero.rowwise().all().template cast<double>().mean() / 2;
    }
}

template <class F>
std::optional<slope_range> learned_slopes(network<F> const& net) {
    if constexpr (ramp::parametric<F>) {
        matrix slopes(network<F>::units, 2);
        slopes << net.first().slopes(), net.second().slopes();
        return slope_range{slopes.minCoeff(), slopes.mean(), slopes.maxCoeff()};
    } else {
        return std::nullopt;
    }
}

/// Calls on_epoch(epochs done, test accuracy) after each epoch.
template <class F, class OnEpoch>
result train(split const& data, int epochs, random_source random, OnEpoch on_epoch) {
    result found{.activation = F::name};
    network<F> net(random);
    found.seconds = seconds_of([&] {
        for (int epoch = 1; epoch <= epochs; ++epoch) {
            train_epoch(net, data.training, random, found);
            found.test_accuracy = accuracy(net.forward(data.test.pixels), data.test.labels);
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
