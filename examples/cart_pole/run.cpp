#include "run.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <string>

namespace cart_pole {

namespace {

void expect_positive(char const* name, double number) {
    if (!(number > 0))
        throw std::invalid_argument(std::string("cart_pole: ") + name + " is " + std::to_string(number) +
                                    ", and has to be positive");
}

void check(run_options const& chosen) {
    expect_positive("side_by_side", chosen.side_by_side);
    expect_positive("most_episodes", chosen.most_episodes);
    expect_positive("last_episodes", chosen.last_episodes);
    expect_positive("hidden", chosen.agent.hidden);
    expect_positive("units", static_cast<double>(chosen.agent.units));
    expect_positive("value_steps", chosen.agent.value_steps);
}

/// The mean of the last `count` lengths, or of all if there are fewer.
double mean_of_last(std::vector<int> const& lengths, int count) {
    auto const used = std::min<std::ptrdiff_t>(count, std::ssize(lengths));
    return std::accumulate(lengths.end() - used, lengths.end(), 0.0) / static_cast<double>(used);
}

/// Adds the lengths one by one, up to the one with which the task is solved. Whether there was one.
bool add_until_solved(std::vector<int>& lengths, std::vector<int> const& more, run_options const& chosen) {
    for (int const length : more) {
        lengths.push_back(length);
        if (std::ssize(lengths) >= chosen.last_episodes && mean_of_last(lengths, chosen.last_episodes) >= chosen.solved)
            return true;
    }
    return false;
}

}  // namespace

outcome learn_to_balance(run_options const& chosen, std::uint64_t seed) {
    check(chosen);
    training::random_source random(seed);
    agent learner(chosen.agent, random);
    outcome found;
    std::vector<int> lengths;
    while (std::ssize(lengths) < chosen.most_episodes) {
        experience const lived =
            play(chosen.side_by_side, [&](training::matrix const& seen) { return learner.probability(seen); }, random);
        found.dormant = learner.dormant_shares(columns_of(lived.seen));
        if (lengths.empty()) found.dormant_at_start = found.dormant;
        if (add_until_solved(lengths, lived.lengths, chosen)) {
            found.episodes_to_solve = static_cast<int>(lengths.size());
            break;
        }
        learner.learn(lived);
    }
    found.mean_steps = mean_of_last(lengths, chosen.last_episodes);
    return found;
}

}  // namespace cart_pole
