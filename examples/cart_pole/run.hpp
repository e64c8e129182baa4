// The life of an agent, from its first episode until it balances the pole.
#pragma once

#include "agent.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace cart_pole {

struct run_options {
    agent_options agent = {};
    int side_by_side = 8;      // episodes between two steps of the policy
    int most_episodes = 2000;  // after which the agent gives up
    double solved = 475;       // the mean length of the last episodes with which the task is solved, of 500 at most
    int last_episodes = 100;
};

/// The shares of dormant units are those of the policy's hidden layers, over the states of the first and of the last
/// episodes that were played side by side.
struct outcome {
    std::optional<int> episodes_to_solve;
    double mean_steps = 0;  // of the last episodes
    std::vector<double> dormant_at_start;
    std::vector<double> dormant;
};

/// Throws std::invalid_argument if a number of the options is not positive.
outcome learn_to_balance(run_options const& chosen, std::uint64_t seed);

}  // namespace cart_pole
