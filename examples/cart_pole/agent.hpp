// An agent that learns to balance the pole: policy gradient with a learned baseline.
#pragma once

#include "episodes.hpp"

#include <training/initialisation.hpp>
#include <training/network.hpp>
#include <training/optimiser.hpp>

#include <span>
#include <string>
#include <vector>

namespace cart_pole {

struct agent_options {
    std::string activation = "relu";
    training::initialisation initialisation = training::initialisation::he;
    int hidden = 2;             // hidden layers of each of the two networks
    Eigen::Index units = 32;    // of each hidden layer
    float policy_rate = 0.01f;  // both are learning rates of Adam
    float value_rate = 0.01f;
    int value_steps = 5;  // steps of the baseline for each step of the policy
    float discount = 0.99f;
};

/// Hidden layers with the activation and an output of one number.
training::network make_network(agent_options const& chosen, training::random_source& random);

/// The discounted sum of the rewards from each step on. A step earns 1 - discount, so that a pole that stands for ever is
/// worth 1. What would have come after the last step of an episode is worth its element of `beyond`, and nothing after a
/// fall.
std::vector<float> returns_of(experience const& lived, std::span<float const> beyond, float discount);

/// The gradient by the policy's scores, of which the sigmoid is the probability of a push to the right, of
/// -mean(advantage * log(probability of what was done)). All are rows with a number for each step.
training::matrix score_gradient(training::matrix const& probability, training::matrix const& pushed_right,
                                training::matrix const& advantage);

/// Williams: Simple Statistical Gradient-Following Algorithms for Connectionist Reinforcement Learning (1992), with a second
/// network that learns the mean return of a state, with which the return of what was done there is compared.
class agent {
public:
    agent(agent_options const& chosen, training::random_source& random);

    /// The probability of a push to the right.
    training::matrix probability(training::matrix const& observations);

    /// One step of the policy, and a few of the baseline, by episodes that were played by this policy.
    void learn(experience const& lived);

    /// The share of dormant units in each hidden layer of the policy, over these observations.
    std::vector<double> dormant_shares(training::matrix const& observations);

private:
    agent_options chosen_;
    training::network policy_;
    training::network value_;
    training::adam policy_rule_;
    training::adam value_rule_;
};

}  // namespace cart_pole
