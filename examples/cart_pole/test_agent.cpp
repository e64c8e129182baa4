// Episodes, returns, dormant units, and an agent that learns.
#include "../../tests/support/catch.hpp"
#include "dormant.hpp"
#include "run.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <vector>

namespace {

using training::matrix;

matrix push_right(matrix const& seen) {
    return matrix::Ones(1, seen.cols());
}

/// Pushes to the side to which the pole leans and turns, which keeps it up.
matrix follow_the_pole(matrix const& seen) {
    return ((seen.row(2) + seen.row(3)).array() > 0).cast<float>();
}

cart_pole::experience played(cart_pole::policy const& probability, std::uint64_t seed = 1) {
    training::random_source random(seed);
    return cart_pole::play(5, probability, random);
}

/// Two episodes: one falls after 2 steps, and one is cut off after 3.
cart_pole::experience two_episodes() {
    cart_pole::experience lived;
    lived.seen.resize(5);
    lived.pushed_right = {1, 0, 1, 0, 1};
    lived.episode = {0, 1, 0, 1, 1};
    lived.lengths = {2, 3};
    lived.last.resize(2);
    lived.fallen = {true, false};
    return lived;
}

}  // namespace

TEST_CASE("a cart that is always pushed to the right drops its pole within a dozen steps", "[cart_pole]") {
    auto const lived = played(push_right);
    auto const steps = static_cast<std::size_t>(std::accumulate(lived.lengths.begin(), lived.lengths.end(), 0));
    REQUIRE(lived.seen.size() == steps);
    CHECK(lived.pushed_right == std::vector<float>(steps, 1.0f));
    for (std::size_t i = 0; i < 5; ++i) {
        CHECK(lived.fallen[i]);
        CHECK(lived.lengths[i] >= 7);
        CHECK(lived.lengths[i] <= 12);
        CHECK(std::count(lived.episode.begin(), lived.episode.end(), i) == lived.lengths[i]);
        CHECK(std::abs(lived.last[i][2]) > 1);  // in units of the widest angle
    }
}

TEST_CASE("an episode of a pole that stands is cut off", "[cart_pole]") {
    auto const lived = played(follow_the_pole);
    for (std::size_t i = 0; i < 5; ++i) CHECK(lived.lengths[i] <= cart_pole::most_steps);
    auto const longest = std::max_element(lived.lengths.begin(), lived.lengths.end()) - lived.lengths.begin();
    CHECK(lived.lengths[static_cast<std::size_t>(longest)] == cart_pole::most_steps);
    CHECK_FALSE(lived.fallen[static_cast<std::size_t>(longest)]);
}

TEST_CASE("the same seed gives the same episodes, and another seed others", "[cart_pole]") {
    auto const coin = [](matrix const& seen) -> matrix { return matrix::Constant(1, seen.cols(), 0.5f); };
    CHECK(played(coin, 1).seen == played(coin, 1).seen);
    CHECK(played(coin, 1).seen != played(coin, 2).seen);
}

TEST_CASE("a return is the discounted rewards, and what is expected beyond an episode that was cut off",
          "[cart_pole]") {
    auto const returns = cart_pole::returns_of(two_episodes(), std::vector<float>{100, 8}, 0.5f);
    // The episode that falls: 0.5, and 0.5 + 0.5 / 2 before. The other: 0.5 + 8 / 2 = 4.5, 2.75, 1.875.
    CHECK(returns == std::vector<float>{0.75f, 1.875f, 0.5f, 2.75f, 4.5f});
}

TEST_CASE("the gradient of the policy is that of differences", "[cart_pole]") {
    std::vector<double> const scores = {-2, 0.5, 3};
    std::vector<double> const advantages = {1.5, -1, 0.25};
    std::vector<bool> const pushed_right = {true, false, false};
    auto const objective = [&](std::vector<double> const& at) {
        double sum = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            double const right = 1 / (1 + std::exp(-at[k]));
            sum -= advantages[k] * std::log(pushed_right[k] ? right : 1 - right);
        }
        return sum / 3;
    };
    matrix probability(1, 3), done(1, 3), advantage(1, 3);
    for (Eigen::Index k = 0; k < 3; ++k) {
        auto const i = static_cast<std::size_t>(k);
        probability(k) = static_cast<float>(1 / (1 + std::exp(-scores[i])));
        done(k) = pushed_right[i] ? 1.0f : 0.0f;
        advantage(k) = static_cast<float>(advantages[i]);
    }
    matrix const gradient = cart_pole::score_gradient(probability, done, advantage);
    for (std::size_t k = 0; k < 3; ++k) {
        std::vector<double> above = scores, below = scores;
        above[k] += 1e-4;
        below[k] -= 1e-4;
        CHECK(static_cast<double>(gradient(static_cast<Eigen::Index>(k))) ==
              Approx((objective(above) - objective(below)) / 2e-4).epsilon(1e-5));
    }
}

TEST_CASE("units of small outputs are dormant", "[cart_pole]") {
    matrix outputs(4, 2);
    outputs.row(0) << 1, -1;
    outputs.row(1) << 0, 0;
    outputs.row(2) << 0.02f,
        -0.01f;  // a mean of 0.015, where that of the layer is 0.754: dormant are those below 0.0188
    outputs.row(3) << 2, 2;
    CHECK(cart_pole::dormant_share(outputs) == 0.5);
    outputs.row(2).setConstant(0.1f);
    CHECK(cart_pole::dormant_share(outputs) == 0.25);
    CHECK(cart_pole::dormant_share(matrix::Zero(4, 2)) == 1.0);
}

TEST_CASE("an agent comes to do what its longer episodes did", "[cart_pole]") {
    training::random_source random(1);
    cart_pole::agent learner({}, random);
    cart_pole::experience lived = two_episodes();
    lived.pushed_right = {1, 0, 1, 0, 0};
    for (std::size_t k = 0; k < lived.seen.size(); ++k) lived.seen[k] = {0.1f, 0, 0, 0};
    matrix const seen = cart_pole::columns_of(lived.seen);
    float const before = learner.probability(seen)(0, 0);
    CHECK(before > 0.1f);
    CHECK(before < 0.9f);
    for (int i = 0; i < 20; ++i) learner.learn(lived);
    CHECK(learner.probability(seen)(0, 0) < before - 0.05f);
}

TEST_CASE("an agent learns to balance the pole, the same from the same seed", "[cart_pole]") {
    cart_pole::run_options const chosen{.most_episodes = 800};
    auto const found = cart_pole::learn_to_balance(chosen, 1);
    REQUIRE(found.episodes_to_solve);
    CHECK(*found.episodes_to_solve >= chosen.last_episodes);
    CHECK(found.mean_steps >= chosen.solved);
    REQUIRE(found.dormant.size() == 2);
    for (double const share : found.dormant) CHECK((share >= 0 && share <= 1));
    auto const again = cart_pole::learn_to_balance(chosen, 1);
    CHECK(again.episodes_to_solve == found.episodes_to_solve);
    CHECK(again.mean_steps == found.mean_steps);
    CHECK(again.dormant == found.dormant);
}

TEST_CASE("an agent gives up, and bad options are refused", "[cart_pole]") {
    auto const found = cart_pole::learn_to_balance({.side_by_side = 3, .most_episodes = 7}, 1);
    CHECK_FALSE(found.episodes_to_solve);
    CHECK(found.mean_steps > 5);
    CHECK(found.mean_steps < 100);
    CHECK_THROWS_AS(cart_pole::learn_to_balance({.side_by_side = 0}, 1), std::invalid_argument);
    CHECK_THROWS_AS(cart_pole::learn_to_balance({.most_episodes = -1}, 1), std::invalid_argument);
    CHECK_THROWS_AS(cart_pole::learn_to_balance({.agent = {.units = 0}}, 1), std::invalid_argument);
    CHECK_THROWS_AS(cart_pole::learn_to_balance({.agent = {.activation = "step"}}, 1), std::runtime_error);
}
