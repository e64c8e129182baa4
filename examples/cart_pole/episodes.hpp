// What an agent lives through: several episodes of the cart-pole side by side, so that one forward pass serves them all.
#pragma once

#include "physics.hpp"

#include <training/matrix.hpp>
#include <training/random.hpp>

#include <array>
#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace cart_pole {

inline constexpr int most_steps = 500;  // an episode that gets so far ends there, although the pole stands

/// A state as a network sees it: each number in a unit of about its own size.
using observation = std::array<float, 4>;
observation observe(state const& now);

/// An observation a column.
training::matrix columns_of(std::span<observation const> observations);

/// The steps of all episodes, in the order of time; those of different episodes are mixed.
struct experience {
    std::vector<observation> seen;     // before each step
    std::vector<float> pushed_right;   // 1, or 0 for a push to the left
    std::vector<std::size_t> episode;  // whose step it was
    std::vector<int> lengths;          // of each episode: how many steps
    std::vector<observation> last;     // of each episode: what was seen after its last step
    std::vector<bool> fallen;          // of each episode: whether it ended by a fall
};

/// Given the observations, the probability of a push to the right: a row with a number for each.
using policy = std::function<training::matrix(training::matrix const&)>;

/// Plays so many episodes, which begin near the upright, and pushes at random by the policy's probabilities.
experience play(int episodes, policy const& probability, training::random_source& random);

}  // namespace cart_pole
