#include "inspection.hpp"
#include "networks.hpp"
#include "rate.hpp"
#include "recorder.hpp"
#include "studies.hpp"
#include "trainer.hpp"

#include <algorithm>

namespace comparison {

namespace {

using training::initialisation;

/// He's and Glorot's for all, and what the paper asks for where that is another.
std::vector<initialisation> initialisations_of(std::string const& activation) {
    std::vector<initialisation> kinds = {initialisation::he, initialisation::glorot};
    auto const own = training::initialisation_for(activation);
    if (own == initialisation::lecun) kinds.push_back(own);
    return kinds;
}

/// Sums up the norms of the gradients of each batch.
class gradient_log {
public:
    void add(std::vector<double> const& norms) {
        sums_.resize(norms.size());
        for (std::size_t i = 0; i < norms.size(); ++i) sums_[i] += norms[i];
        ++count_;
    }
    std::vector<double> means() const {
        std::vector<double> found = sums_;
        for (double& sum : found) sum /= count_;
        return found;
    }

private:
    std::vector<double> sums_;
    double count_ = 0;
};

/// That of the first layer tells how much of the gradient comes through all others: its inputs are the same for all.
void record_gradients(recorder& to, std::string const& when, std::vector<double> const& norms, bool by_layer) {
    to.add("gradient_first_" + when, norms.front());
    if (!by_layer) return;
    for (std::size_t i = 0; i < norms.size(); ++i) to.add("gradient_" + when, norms[i], static_cast<int>(i) + 1);
}

void record_outputs(recorder& to, std::vector<outputs_seen> const& layers, bool by_layer) {
    outputs_seen const all = mean_of(layers);
    to.add("mean_output", all.mean);
    to.add("bias_shift", all.bias_shift);
    to.add("zero_share", all.zero_share);
    if (!by_layer) return;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        to.add("bias_shift", layers[i].bias_shift, static_cast<int>(i) + 1);
        to.add("zero_share", layers[i].zero_share, static_cast<int>(i) + 1);
    }
}

/// One training, from the weights on. The layers one by one are of interest where they are many.
void train_once(laboratory const& shared, dense_design const& design, double rate, std::uint64_t seed, bool by_layer,
                recorder to) {
    beginning start(shared, seed);
    training::network net = dense_network(design, start.random);
    compute_gradients(net, start.data.training);
    record_gradients(to, "start", gradient_norms(net), by_layer);

    gradient_log log;
    training_plan plan = plan_of(shared.chosen, rate);
    plan.after_batch = [&] { log.add(gradient_norms(net)); };
    outcome const found = train_to_target(net, start.data, plan, start.random);
    to.add("test_accuracy", accuracy(net, start.data.test));
    to.add("epochs_to_95", found.epochs_to_target);
    to.add("diverged", found.finite ? 0 : 1);
    record_gradients(to, "training", log.means(), by_layer);
    record_outputs(to, inspect_hidden_layers(net, start.data.training), by_layer);
}

std::vector<record> train_all(laboratory const& shared, dense_design const& design) {
    std::vector<record> records;
    record common{.study = "depth",
                  .activation = design.activation,
                  .initialisation = std::string(name_of(design.start)),
                  .hidden = design.hidden};
    double const rate = best_rate(shared, [&](auto& random) { return dense_network(design, random); });
    recorder(common, records).add("rate", rate);

    auto const& depths = shared.chosen.depths;
    bool const by_layer = design.hidden == *std::max_element(depths.begin(), depths.end()) &&
                          design.start == training::initialisation_for(design.activation);
    for (std::uint64_t const seed : seeds_of(shared.chosen)) {
        common.seed = seed;
        train_once(shared, design, rate, seed, by_layer, recorder(common, records));
    }
    return records;
}

}  // namespace

std::vector<job> depth_jobs(laboratory const& shared) {
    std::vector<job> jobs;
    for (std::string const& activation : shared.chosen.activations)
        for (initialisation const start : initialisations_of(activation))
            for (int const hidden : shared.chosen.depths) {
                dense_design const design{activation, start, hidden, shared.chosen.units};
                jobs.push_back({std::to_string(hidden) + " hidden layers, " + activation,
                                [&shared, design] { return train_all(shared, design); }});
            }
    return jobs;
}

}  // namespace comparison
