// Reinforcement learning: how soon an agent with each activation balances a pole on a cart, and which of its units sleep.
#pragma once

#include "result.hpp"

#include <cart_pole/run.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace comparison {

struct cart_pole_options {
    cart_pole::run_options run;
    std::vector<float> rates = {0.01f, 0.03f};  // of the policy: a usual one, and a high one
};

/// A job for each activation, rate and seed. Each activation has the initialisation that its paper asks for; the other
/// options of the agent are the same for all. The records:
///   episodes_to_solve        NaN if the task was not solved within the most episodes
///   mean_steps               of the last 100 episodes: how long the pole stood, 500 at most
///   dormant_share            of the policy's units in a hidden layer, in the end; layer 0: in all of them
///   dormant_share_at_start   the same before the first step of learning
std::vector<job> cart_pole_jobs(std::vector<std::string> const& activations, std::vector<std::uint64_t> const& seeds,
                                cart_pole_options const& chosen = {});

}  // namespace comparison
