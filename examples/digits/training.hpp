// Training a network with one activation, and looking at what came of it.
#pragma once

#include "result.hpp"

#include <training/dataset.hpp>

#include <functional>
#include <string_view>

namespace digits {

/// Calls on_epoch(epochs done, test accuracy) after each epoch.
result train(std::string_view activation, training::split const& data, int epochs, training::random_source random,
             std::function<void(int, double)> const& on_epoch);

}  // namespace digits
