#include "inspection.hpp"
#include "networks.hpp"
#include "rate.hpp"
#include "recorder.hpp"
#include "studies.hpp"
#include "trainer.hpp"

#include <limits>

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
    double epochs_to_target = std::numeric_limits<double>::quiet_NaN();
    train(net, start.data.training,
          {.epochs = shared.chosen.epochs,
           .batch = static_cast<std::size_t>(shared.chosen.batch),
           .rate = rate,
           .after_epoch =
               [&](int epoch) {
                   if (!(epochs_to_target > 0) && accuracy(net, start.data.test) >= 0.95) epochs_to_target = epoch;
               }},
          start.random);
    to.add("test_accuracy", accuracy(net, start.data.test));
    to.add("epochs_to_95", epochs_to_target);
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
    for (int seed = 1; seed <= shared.chosen.seeds; ++seed) {
        common.seed = static_cast<std::uint64_t>(seed);
        train_once(shared, make, rate, common.seed, recorder(common, records));
    }
    return records;
}

}  // namespace

std::vector<job> convolution_jobs(laboratory const& shared) {
    std::vector<job> jobs;
    for (std::string const& activation : shared.chosen.activations)
        jobs.push_back({"convolution, " + activation, [&shared, activation] { return train_all(shared, activation); }});
    return jobs;
}

}  // namespace comparison
