#include "initialisation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <string>
#include <utility>

namespace training {

namespace {

using named = std::pair<std::string_view, initialisation>;

constexpr std::array<named, 3> names = {
    {{"he", initialisation::he}, {"glorot", initialisation::glorot}, {"lecun", initialisation::lecun}}};

/// Those that are not rectifiers. The paper on selu asks for a variance of 1 / inputs, and the one on gelu for rows of
/// norm 1, which is the same. The one on softplus in deep networks, by Glorot and others, asks for Glorot's.
constexpr std::array<named, 11> exceptions = {{{"selu", initialisation::lecun},
                                               {"gelu", initialisation::lecun},
                                               {"gelu_tanh", initialisation::lecun},
                                               {"sigmoid", initialisation::glorot},
                                               {"tanh", initialisation::glorot},
                                               {"softsign", initialisation::glorot},
                                               {"softplus", initialisation::glorot},
                                               {"log_sigmoid", initialisation::glorot},
                                               {"tanh_shrink", initialisation::glorot},
                                               {"hard_sigmoid", initialisation::glorot},
                                               {"hard_tanh", initialisation::glorot}}};

float variance(initialisation kind, float inputs, float outputs) {
    switch (kind) {
        case initialisation::he:
            return 2 / inputs;
        case initialisation::glorot:
            return 2 / (inputs + outputs);
        case initialisation::lecun:
            break;
    }
    return 1 / inputs;
}

}  // namespace

std::string_view name_of(initialisation kind) {
    return std::find_if(names.begin(), names.end(), [&](named const& n) { return n.second == kind; })->first;
}

initialisation initialisation_named(std::string_view name) {
    auto const* const found = std::find_if(names.begin(), names.end(), [&](named const& n) { return n.first == name; });
    if (found == names.end())
        throw std::runtime_error("unknown initialisation '" + std::string(name) + "'; there are he, glorot, lecun");
    return found->second;
}

initialisation initialisation_for(std::string_view activation) {
    for (auto const& [name, kind] : exceptions)
        if (name == activation) return kind;
    return initialisation::he;
}

matrix initial_weights(initialisation kind, Eigen::Index units, Eigen::Index inputs, Eigen::Index outputs,
                       random_source& random) {
    float const limit = std::sqrt(3 * variance(kind, static_cast<float>(inputs), static_cast<float>(outputs)));
    matrix weights(units, inputs);
    for (float& weight : flat(weights)) weight = random.uniform(limit);
    return weights;
}

}  // namespace training
