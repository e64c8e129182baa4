#include "inspection.hpp"
#include "networks.hpp"
#include "recorder.hpp"
#include "studies.hpp"
#include "trainer.hpp"

namespace comparison {

namespace {

constexpr int hidden = 4;
std::vector<std::string> const successors = {"relu", "leaky_relu", "prelu", "elu", "silu", "gelu"};

dense_design design_of(laboratory const& shared, std::string const& activation) {
    return {activation, training::initialisation_for(activation), hidden, shared.chosen.units};
}

record common_of(dense_design const& design, std::string const& setting, std::uint64_t seed) {
    return {.study = "dying",
            .activation = design.activation,
            .initialisation = std::string(name_of(design.start)),
            .setting = setting,
            .hidden = hidden,
            .seed = seed};
}

void train_at(laboratory const& shared, std::string const& activation, std::string const& setting, double rate,
              std::uint64_t seed, std::vector<record>& records) {
    auto const design = design_of(shared, activation);
    beginning start(shared, seed);
    training::network net = dense_network(design, start.random);
    train(net, start.data.training, plan_of(shared.chosen, rate), start.random);

    recorder to(common_of(design, setting, seed), records);
    to.add("test_accuracy", accuracy(net, start.data.test));
    outputs_seen const all = mean_of(inspect_hidden_layers(net, start.data.training));
    to.add("constant_share", all.constant_share);
    to.add("zero_share", all.zero_share);
}

/// For each hidden unit whether no sample makes its input positive: those of relu are dead.
std::vector<bool> silent_units(training::network& net, training::dataset const& samples) {
    net.forward(samples.pixels);
    std::vector<bool> silent;
    for (std::size_t i = 0; i + 1 < net.size(); i += 2)
        for (Eigen::Index unit = 0; unit < net.output(i).rows(); ++unit)
            silent.push_back(net.output(i).row(unit).maxCoeff() <= 0);
    return silent;
}

double share_of(std::vector<bool> const& chosen, std::vector<bool> const& among) {
    double both = 0;
    double all = 0;
    for (std::size_t i = 0; i < among.size(); ++i) {
        all += among[i];
        both += among[i] && chosen[i];
    }
    return both / all;  // NaN if there are none
}

/// relu learns at the high rate, and some units die. Then another activation takes its place, in the same network with
/// the same weights, and goes on at a low rate.
void revive(laboratory const& shared, std::string const& successor, std::uint64_t seed, std::vector<record>& records) {
    auto const design = design_of(shared, "relu");
    beginning start(shared, seed);
    training::network net = dense_network(design, start.random);
    train(net, start.data.training, plan_of(shared.chosen, shared.chosen.high_rate), start.random);
    auto const dead = silent_units(net, start.data.training);
    double const accuracy_before = accuracy(net, start.data.test);

    for (std::size_t i = 1; i < net.size(); i += 2) net.replace(i, hidden_activation(successor, shared.chosen.units));
    train(net, start.data.training, plan_of(shared.chosen, shared.chosen.revival_rate), start.random);

    auto common = common_of(design, "revival", seed);
    common.activation = successor;
    recorder to(common, records);
    to.add("dead_share_before", share_of(dead, std::vector<bool>(dead.size(), true)));
    to.add("still_dead_share", share_of(silent_units(net, start.data.training), dead));
    to.add("accuracy_before", accuracy_before);
    to.add("accuracy_after", accuracy(net, start.data.test));
}

std::vector<record> train_at_both(laboratory const& shared, std::string const& activation) {
    std::vector<record> records;
    for (std::uint64_t const seed : seeds_of(shared.chosen)) {
        train_at(shared, activation, "usual rate", shared.chosen.usual_rate, seed, records);
        train_at(shared, activation, "high rate", shared.chosen.high_rate, seed, records);
    }
    return records;
}

std::vector<record> revive_each(laboratory const& shared, std::string const& successor) {
    std::vector<record> records;
    for (std::uint64_t const seed : seeds_of(shared.chosen)) revive(shared, successor, seed, records);
    return records;
}

}  // namespace

std::vector<job> dying_jobs(laboratory const& shared) {
    auto jobs = jobs_for(shared, "dying units", shared.chosen.activations, train_at_both);
    for (job& one : jobs_for(shared, "revival", successors, revive_each)) jobs.push_back(std::move(one));
    return jobs;
}

}  // namespace comparison
