#include "optimiser.hpp"

#include <cmath>
#include <stdexcept>
#include <string>

namespace training {

namespace {

/// At the first step a zero for each parameter, and later the same number of them.
void fit(std::vector<matrix>& state, std::span<parameters* const> learned) {
    if (state.empty())
        for (parameters const* p : learned) state.push_back(matrix::Zero(p->value.rows(), p->value.cols()));
    if (state.size() != learned.size())
        throw std::invalid_argument("the optimiser has stepped with " + std::to_string(state.size()) +
                                    " parameters before, and now there are " + std::to_string(learned.size()));
}

}  // namespace

void descent::step(std::span<parameters* const> learned) {
    fit(velocities_, learned);
    for (std::size_t i = 0; i < learned.size(); ++i) {
        parameters& p = *learned[i];
        float const decay = p.decays ? chosen_.weight_decay : 0;
        velocities_[i] = chosen_.momentum * velocities_[i] - chosen_.rate * (p.gradient + decay * p.value);
        p.value += velocities_[i];
    }
}

void adam::step(std::span<parameters* const> learned) {
    fit(first_, learned);
    fit(second_, learned);
    first_power_ *= chosen_.first_decay;
    second_power_ *= chosen_.second_decay;
    float const rate = chosen_.rate / (1 - first_power_);
    float const root_factor = 1 / std::sqrt(1 - second_power_);
    for (std::size_t i = 0; i < learned.size(); ++i) {
        parameters& p = *learned[i];
        first_[i] += (1 - chosen_.first_decay) * (p.gradient - first_[i]);
        second_[i] += (1 - chosen_.second_decay) * (p.gradient.cwiseAbs2() - second_[i]);
        p.value.array() -= rate * first_[i].array() / (root_factor * second_[i].array().sqrt() + chosen_.smallest_root);
    }
}

}  // namespace training
