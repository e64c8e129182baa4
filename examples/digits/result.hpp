// What the demo finds out about an activation.
#pragma once

#include <optional>
#include <string_view>

namespace digits {

inline constexpr double target_accuracy = 0.95;

struct slope_range {
    double min;
    double mean;
    double max;
};

struct result {
    std::string_view activation;
    double test_accuracy = 0;
    std::optional<int> epochs_to_target{};
    double seconds_in_activations = 0;
    double seconds = 0;
    double zero_share = 0;  // of the hidden activations
    double dead_share = 0;  // of the hidden units: zero on all training samples
    double first_gradient = 0;
    double last_gradient = 0;
    std::optional<slope_range> slopes{};
};

}  // namespace digits
