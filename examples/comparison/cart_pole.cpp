#include "cart_pole.hpp"

#include <limits>
#include <numeric>
#include <sstream>
#include <string_view>
#include <utility>

namespace comparison {

namespace {

class records {
public:
    records(cart_pole::agent_options const& chosen, std::string const& setting, std::uint64_t seed)
        : common_{.study = "cart_pole",
                  .activation = chosen.activation,
                  .initialisation = std::string(training::name_of(chosen.initialisation)),
                  .setting = setting,
                  .hidden = chosen.hidden,
                  .seed = seed,
                  .metric = {}} {}

    void add(std::string_view metric, double value, int layer = 0) {
        record& added = all_.emplace_back(common_);
        added.metric = metric;
        added.value = value;
        added.layer = layer;
    }

    /// A record for each layer, and one for all of them, which are equally wide.
    void add_layers(std::string_view metric, std::vector<double> const& values) {
        add(metric, std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size()));
        for (std::size_t i = 0; i < values.size(); ++i) add(metric, values[i], static_cast<int>(i) + 1);
    }

    std::vector<record> take() { return std::move(all_); }

private:
    record common_;
    std::vector<record> all_;
};

/// "rate 0.01"
std::string setting_of(cart_pole::agent_options const& chosen) {
    std::ostringstream text;
    text << "rate " << chosen.policy_rate;
    return text.str();
}

std::vector<record> run(cart_pole::run_options const& chosen, std::uint64_t seed) {
    auto const found = cart_pole::learn_to_balance(chosen, seed);
    records all(chosen.agent, setting_of(chosen.agent), seed);
    all.add("episodes_to_solve",
            found.episodes_to_solve ? *found.episodes_to_solve : std::numeric_limits<double>::quiet_NaN());
    all.add("mean_steps", found.mean_steps);
    all.add_layers("dormant_share", found.dormant);
    all.add_layers("dormant_share_at_start", found.dormant_at_start);
    return all.take();
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
