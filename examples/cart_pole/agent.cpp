#include "agent.hpp"

#include "dormant.hpp"

#include <training/activation.hpp>
#include <training/dense.hpp>

#include <ramp/activation/sigmoid.hpp>

#include <cmath>
#include <cstddef>
#include <tuple>

namespace cart_pole {

namespace {

using training::matrix;

/// A row of numbers with mean 0 and variance 1, so that the step does not depend on how large the returns are.
matrix standardised(matrix const& row) {
    matrix const centred = row.array() - row.mean();
    float const deviation = std::sqrt(centred.cwiseAbs2().mean());
    return centred / (deviation + 1e-6f);
}

matrix as_row(std::span<float const> numbers) {
    return Eigen::Map<matrix const>(numbers.data(), 1, std::ssize(numbers));
}

}  // namespace

training::network make_network(agent_options const& chosen, training::random_source& random) {
    training::network net;
    auto inputs = static_cast<Eigen::Index>(std::tuple_size_v<observation>);
    for (int i = 0; i < chosen.hidden; ++i) {
        net.emplace<training::dense>(inputs, chosen.units, chosen.initialisation, random);
        net.add(training::make_activation(chosen.activation, {.count = chosen.units}));
        inputs = chosen.units;
    }
    net.emplace<training::dense>(inputs, 1, chosen.initialisation, random);
    return net;
}

std::vector<float> returns_of(experience const& lived, std::span<float const> beyond, float discount) {
    std::vector<float> later(beyond.begin(), beyond.end());
    for (std::size_t i = 0; i < later.size(); ++i)
        if (lived.fallen[i]) later[i] = 0;
    std::vector<float> returns(lived.episode.size());
    for (std::size_t k = returns.size(); k-- > 0;) {
        float& later_return = later[lived.episode[k]];
        returns[k] = later_return = 1 - discount + discount * later_return;
    }
    return returns;
}

matrix score_gradient(matrix const& probability, matrix const& pushed_right, matrix const& advantage) {
    return (probability - pushed_right).cwiseProduct(advantage) / static_cast<float>(probability.cols());
}

agent::agent(agent_options const& chosen, training::random_source& random)
    : chosen_(chosen),
      policy_(make_network(chosen, random)),
      value_(make_network(chosen, random)),
      policy_rule_({.rate = chosen.policy_rate}),
      value_rule_({.rate = chosen.value_rate}) {}

matrix agent::probability(matrix const& observations) {
    return policy_.forward(observations).unaryExpr(ramp::sigmoid{});
}

void agent::learn(experience const& lived) {
    matrix const beyond = value_.forward(columns_of(lived.last));
    matrix const returns = as_row(returns_of(lived, training::flat(beyond), chosen_.discount));
    matrix const seen = columns_of(lived.seen);
    matrix const advantage = standardised(returns - value_.forward(seen));
    policy_.backward(seen, score_gradient(probability(seen), as_row(lived.pushed_right), advantage));
    policy_rule_.step(policy_.learned());

    auto const squared_error_gradient = [&](matrix const& value) -> matrix {
        return (value - returns) / static_cast<float>(returns.cols());
    };
    for (int i = 0; i < chosen_.value_steps; ++i) value_.learn(seen, squared_error_gradient, value_rule_);
}

std::vector<double> agent::dormant_shares(matrix const& observations) {
    policy_.forward(observations);
    std::vector<double> shares;
    for (std::size_t i = 1; i + 1 < policy_.size(); i += 2)  // a dense layer before each activation, and one at the end
        shares.push_back(dormant_share(policy_.output(i)));
    return shares;
}

}  // namespace cart_pole
