#include "cart_pole.hpp"

#include "recorder.hpp"

#include <limits>
#include <numeric>
#include <sstream>

namespace comparison {

namespace {

/// A record for each layer, and one for all of them, which are equally wide.
void add_layers(recorder& to, std::string const& metric, std::vector<double> const& values) {
    to.add(metric, std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size()));
    for (std::size_t i = 0; i < values.size(); ++i) to.add(metric, values[i], static_cast<int>(i) + 1);
}

/// "rate 0.01"
std::string setting_of(cart_pole::agent_options const& chosen) {
    std::ostringstream text;
    text << "rate " << chosen.policy_rate;
    return text.str();
}

std::vector<record> run(cart_pole::run_options const& chosen, std::uint64_t seed) {
    auto const found = cart_pole::learn_to_balance(chosen, seed);
    std::vector<record> records;
    recorder to({.study = "cart_pole",
                 .activation = chosen.agent.activation,
                 .initialisation = std::string(training::name_of(chosen.agent.initialisation)),
                 .setting = setting_of(chosen.agent),
                 .hidden = chosen.agent.hidden,
                 .seed = seed},
                records);
    to.add("episodes_to_solve",
           found.episodes_to_solve ? *found.episodes_to_solve : std::numeric_limits<double>::quiet_NaN());
    to.add("mean_steps", found.mean_steps);
    add_layers(to, "dormant_share", found.dormant);
    add_layers(to, "dormant_share_at_start", found.dormant_at_start);
    return records;
}

job job_of(cart_pole::run_options const& chosen, std::uint64_t seed) {
    return {
        "cart-pole, " + chosen.agent.activation + ", " + setting_of(chosen.agent) + ", seed " + std::to_string(seed),
        [chosen, seed] { return run(chosen, seed); }};
}

}  // namespace

std::vector<job> cart_pole_jobs(std::vector<std::string> const& activations, std::vector<std::uint64_t> const& seeds,
                                cart_pole_options const& chosen) {
    std::vector<job> jobs;
    for (std::string const& activation : activations)
        for (float const rate : chosen.rates) {
            cart_pole::run_options mine = chosen.run;
            mine.agent.activation = activation;
            mine.agent.initialisation = training::initialisation_for(activation);
            mine.agent.policy_rate = rate;
            for (std::uint64_t const seed : seeds) jobs.push_back(job_of(mine, seed));
        }
    return jobs;
}

}  // namespace comparison
