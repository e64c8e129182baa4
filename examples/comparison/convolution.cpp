#include "inspection.hpp"
#include "networks.hpp"
#include "rate.hpp"
#include "recorder.hpp"
#include "studies.hpp"
#include "trainer.hpp"

namespace comparison {

namespace {

constexpr int hidden = 3;

/// Slopes of layers where they are learned: the layers are the hidden ones, counted from 1.
void record_slopes(recorder& to, training::network const& net) {
    for (int layer = 1; layer <= hidden; ++layer) {
        auto const learned = net.at(static_cast<std::size_t>(2 * layer - 1)).learned();
        if (learned.empty()) return;
        training::matrix const& slopes = learned.front()->value;
        to.add("slope_least", static_cast<double>(slopes.minCoeff()), layer);
        to.add("slope_mean", static_cast<double>(slopes.mean()), layer);
        to.add("slope_most", static_cast<double>(slopes.maxCoeff()), layer);
    }
}

void train_once(laboratory const& shared, network_maker const& make, double rate, std::uint64_t seed, recorder to) {
    beginning start(shared, seed);
    training::network net = make(start.random);
    outcome const found = train_to_target(net, start.data, plan_of(shared.chosen, rate), start.random);
    to.add("test_accuracy", accuracy(net, start.data.test));
    to.add("epochs_to_95", found.epochs_to_target);
    to.add("zero_share", mean_of(inspect_hidden_layers(net, start.data.training)).zero_share);
    record_slopes(to, net);
}

std::vector<record> train_all(laboratory const& shared, std::string const& activation) {
    auto const kind = training::initialisation_for(activation);
    network_maker const make = [&](auto& random) { return convolution_network(activation, kind, random); };
    record common{.study = "convolution",
                  .activation = activation,
                  .initialisation = std::string(name_of(kind)),
                  .hidden = hidden};
    std::vector<record> records;
    double const rate = best_rate(shared, make);
    recorder(common, records).add("rate", rate);
    for (std::uint64_t const seed : seeds_of(shared.chosen)) {
        common.seed = seed;
        train_once(shared, make, rate, seed, recorder(common, records));
    }
    return records;
}

}  // namespace

std::vector<job> convolution_jobs(laboratory const& shared) {
    return jobs_for(shared, "convolution", shared.chosen.activations, train_all);
}

}  // namespace comparison
