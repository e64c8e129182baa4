// The activations of the library as layers, by name.
#pragma once

#include "layer.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace training {

enum class tier { standard, fast };

/// What a layer with learned slopes needs to know; for the other activations nothing of it matters.
struct slope_shape {
    Eigen::Index count = 1;  // a slope a unit, or a slope a channel
    Eigen::Index inner = 1;  // so many elements side by side share one: the pixels of a channel, channels first
    float initial = 0.25f;   // as in the paper on prelu
};

/// The names of all activations, in the order of ramp::activations.
std::vector<std::string_view> activation_names();

/// Whether the activation has formulas of its own in the fast tier.
bool has_fast_tier(std::string_view activation);

/// Throws std::runtime_error, which lists the names, if there is no activation of that name.
std::unique_ptr<layer> make_activation(std::string_view activation, slope_shape slopes, tier chosen = tier::standard);

}  // namespace training
