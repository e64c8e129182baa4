// How learned parameters follow their gradients.
#pragma once

#include "layer.hpp"

#include <span>
#include <vector>

namespace training {

/// An optimiser keeps what it remembers of each of the parameters, so it is for those of one network.
class optimiser {
public:
    optimiser() = default;
    optimiser(optimiser const&) = delete;
    optimiser& operator=(optimiser const&) = delete;
    virtual ~optimiser() = default;

    /// One step by the gradients. The parameters are the same, and in the same order, at each step.
    virtual void step(std::span<parameters* const> learned) = 0;
};

struct descent_options {
    float rate = 0.05f;
    float momentum = 0.9f;
    float weight_decay = 1e-4f;
};

/// Stochastic gradient descent with momentum.
class descent final : public optimiser {
public:
    explicit descent(descent_options const& chosen = {}) : chosen_(chosen) {}
    void step(std::span<parameters* const> learned) override;

private:
    descent_options chosen_;
    std::vector<matrix> velocities_;
};

struct adam_options {
    float rate = 1e-3f;
    float first_decay = 0.9f;     // of the mean of the gradients
    float second_decay = 0.999f;  // of the mean of their squares
    float smallest_root = 1e-8f;  // what is added to the root of the second mean
};

/// Kingma and Ba: Adam, a Method for Stochastic Optimization (2015). It has no weight decay.
class adam final : public optimiser {
public:
    explicit adam(adam_options const& chosen = {}) : chosen_(chosen) {}
    void step(std::span<parameters* const> learned) override;

private:
    adam_options chosen_;
    std::vector<matrix> first_;
    std::vector<matrix> second_;
    // A decay to the number of steps: how much of the mean is still the 0 at its start.
    float first_power_ = 1;
    float second_power_ = 1;
};

}  // namespace training
