#include "layers.hpp"

#include <cmath>

namespace digits {

namespace {

/// He's: a variance of 2 / inputs keeps the size of the signal through layers of rectifiers. Drawn uniformly, since
/// the tails of a normal distribution would come from a mathematical library that differs between systems.
matrix initial_weights(int inputs, int units, random_source& random) {
    float const limit = std::sqrt(6.0f / static_cast<float>(inputs));
    matrix weights(units, inputs);
    for (float& weight : flat(weights)) weight = random.uniform(limit);
    return weights;
}

}  // namespace

void parameters::step(descent const& rule, float decay) {
    velocity = rule.momentum * velocity - rule.rate * (gradient + decay * value);
    value += velocity;
}

dense::dense(int inputs, int units, random_source& random)
    : weights_{initial_weights(inputs, units, random)}, biases_{matrix::Zero(units, 1)} {}

matrix const& dense::forward(matrix const& x) {
    y_.noalias() = weights_.value * x;
    y_.colwise() += biases_.value.col(0);
    return y_;
}

void dense::backward(matrix const& x, matrix const& dy) {
    weights_.gradient.noalias() = dy * x.transpose();
    biases_.gradient = dy.rowwise().sum();
}

matrix const& dense::input_gradient(matrix const& dy) {
    dx_.noalias() = weights_.value.transpose() * dy;
    return dx_;
}

void dense::step(descent const& rule) {
    weights_.step(rule, rule.weight_decay);
    biases_.step(rule);
}

}  // namespace digits
