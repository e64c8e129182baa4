#include "networks.hpp"
#include "recorder.hpp"
#include "studies.hpp"
#include "trainer.hpp"

#include <training/optimiser.hpp>
#include <training/timed.hpp>

#include <algorithm>
#include <cstdint>
#include <numeric>

namespace comparison {

namespace {

using training::tier;
using training::timed;

constexpr int wide = 256;
constexpr int hidden = 2;
constexpr std::size_t most_repetitions = 5;
constexpr double seconds_per_repetition = 0.02;

std::string name_of_tier(tier chosen) {
    return chosen == tier::fast ? "fast" : "default";
}

/// Puts a stopwatch around each activation.
std::vector<timed*> time_activations(training::network& net) {
    std::vector<timed*> watches;
    for (std::size_t i = 1; i < net.size(); i += 2) {
        auto watch = std::make_unique<timed>(net.replace(i, nullptr));
        watches.push_back(watch.get());
        net.replace(i, std::move(watch));
    }
    return watches;
}

double sum(std::vector<timed*> const& watches, double (timed::*seconds)() const) {
    return std::accumulate(watches.begin(), watches.end(), 0.0,
                           [&](double all, timed const* one) { return all + (one->*seconds)(); });
}

/// What one step took, in seconds.
struct step_times {
    double forward;   // in the activations
    double backward;  // in the activations
    double all;
};

/// Of all steps, since now and then the machine does something else.
double median(std::vector<step_times> const& steps, double (*value)(step_times const&)) {
    std::vector<double> values;
    values.reserve(steps.size());
    for (step_times const& one : steps) values.push_back(value(one));
    auto const middle = values.begin() + std::ssize(values) / 2;
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Steps of training with one batch, again and again, after a few that allocate memory.
std::vector<step_times> time_steps(training::network& net, training::dataset const& batch) {
    constexpr int first_steps = 3;
    auto const watches = time_activations(net);
    training::descent rule({.rate = 1e-6f});  // the weights stay what they are, and so do the times
    std::vector<step_times> steps;
    double total = 0;
    for (int i = 0; i < first_steps || total < seconds_per_repetition; ++i) {
        double const forward_before = sum(watches, &timed::seconds_forward);
        double const backward_before = sum(watches, &timed::seconds_backward);
        double const all = training::seconds_of([&] {
            compute_gradients(net, batch);
            rule.step(net.learned());
        });
        if (i < first_steps) continue;
        total += all;
        steps.push_back({sum(watches, &timed::seconds_forward) - forward_before,
                         sum(watches, &timed::seconds_backward) - backward_before, all});
    }
    return steps;
}

void record_steps(std::vector<step_times> const& steps, recorder to) {
    to.add("forward_share", median(steps, [](step_times const& s) { return s.forward / s.all; }));
    to.add("backward_share", median(steps, [](step_times const& s) { return s.backward / s.all; }));
    to.add("activation_share", median(steps, [](step_times const& s) { return (s.forward + s.backward) / s.all; }));
    to.add("step_microseconds", median(steps, [](step_times const& s) { return 1e6 * s.all; }));
}

struct measured_network {
    std::string name;
    std::function<training::network(training::random_source&, tier)> make;
};

std::vector<measured_network> networks_of(std::string const& activation, int units) {
    auto const start = training::initialisation_for(activation);
    auto const dense = [=](std::string const& name, int width) {
        return measured_network{name, [=](auto& random, tier chosen) {
                                    return dense_network({activation, start, hidden, width, chosen}, random);
                                }};
    };
    return {dense("dense", units), dense("wide", wide), {"convolution", [=](auto& random, tier chosen) {
                                                             return convolution_network(activation, start, random,
                                                                                        chosen);
                                                         }}};
}

std::vector<tier> tiers_of(std::string const& activation) {
    if (training::has_fast_tier(activation)) return {tier::standard, tier::fast};
    return {tier::standard};
}

std::vector<std::uint64_t> repetitions_of(options const& chosen) {
    auto seeds = seeds_of(chosen);
    seeds.resize(std::min(seeds.size(), most_repetitions));
    return seeds;
}

training::dataset one_batch(laboratory const& shared, training::dataset const& samples) {
    return stretch(samples, 0, std::min(static_cast<std::size_t>(shared.chosen.batch), samples.size()));
}

std::vector<record> measure(laboratory const& shared, std::string const& activation) {
    std::vector<record> records;
    for (measured_network const& network : networks_of(activation, shared.chosen.units))
        for (tier const chosen : tiers_of(activation))
            for (std::uint64_t const seed : repetitions_of(shared.chosen)) {
                beginning start(shared, seed);
                training::network net = network.make(start.random, chosen);
                record_steps(time_steps(net, one_batch(shared, start.data.training)),
                             recorder({.study = "cost",
                                       .activation = activation,
                                       .setting = network.name + ' ' + name_of_tier(chosen),
                                       .seed = seed},
                                      records));
            }
    return records;
}

/// The same training by the formulas of each tier.
std::vector<record> train_in_tiers(laboratory const& shared, std::string const& activation) {
    constexpr int deep = 4;
    std::vector<record> records;
    for (tier const chosen : tiers_of(activation))
        for (std::uint64_t const seed : seeds_of(shared.chosen)) {
            beginning start(shared, seed);
            auto const kind = training::initialisation_for(activation);
            training::network net = dense_network({activation, kind, deep, shared.chosen.units, chosen}, start.random);
            train(net, start.data.training, plan_of(shared.chosen, shared.chosen.usual_rate), start.random);
            recorder({.study = "cost",
                      .activation = activation,
                      .initialisation = std::string(name_of(kind)),
                      .setting = name_of_tier(chosen),
                      .hidden = deep,
                      .seed = seed},
                     records)
                .add("test_accuracy", accuracy(net, start.data.test));
        }
    return records;
}

}  // namespace

std::vector<job> tier_jobs(laboratory const& shared) {
    auto with_tiers = shared.chosen.activations;
    std::erase_if(with_tiers, [](std::string const& name) { return !training::has_fast_tier(name); });
    return jobs_for(shared, "tiers", with_tiers, train_in_tiers);
}

std::vector<job> cost_jobs(laboratory const& shared) {
    return jobs_for(shared, "cost", shared.chosen.activations, measure);
}

}  // namespace comparison
