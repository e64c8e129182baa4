// What all layers have in common. A layer keeps its output and the gradients that it computed, for whoever asks next.
#pragma once

#include "matrix.hpp"

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace training {

/// Numbers that are learned. A layer computes their gradient, and an optimiser changes their values.
struct parameters {
    explicit parameters(matrix initial, bool decay = false)
        : value(std::move(initial)), gradient(matrix::Zero(value.rows(), value.cols())), decays(decay) {}

    matrix value;
    matrix gradient;
    bool decays;  // whether the optimiser's weight decay is for them: it is for weights, not for biases and slopes
};

/// Matrices have a sample a column. A matrix that a layer returns is its own, and lasts until it is called again.
class layer {
public:
    layer() = default;
    layer(layer const&) = delete;
    layer& operator=(layer const&) = delete;
    virtual ~layer() = default;

    virtual matrix const& forward(matrix const& x) = 0;

    /// The gradient by x, where dy is the gradient by the output for that x. Overwrites the gradients of the parameters.
    virtual matrix const& backward(matrix const& x, matrix const& dy) = 0;

    /// The same without the gradient by x, which nobody needs of the first layer.
    virtual void backward_parameters(matrix const& x, matrix const& dy) { backward(x, dy); }

    /// What the layer learns, in an order that stays.
    virtual std::vector<parameters*> learned() { return {}; }
};

/// Throws std::invalid_argument if x has other than so many rows.
inline void expect_rows(std::string_view who, matrix const& x, Eigen::Index rows) {
    if (x.rows() != rows)
        throw std::invalid_argument(std::string(who) + ": the input has " + std::to_string(x.rows()) + " rows, not " +
                                    std::to_string(rows));
}

/// Throws std::invalid_argument if dy is not of the size of y.
inline void expect_size_of(std::string_view who, matrix const& y, matrix const& dy) {
    if (dy.rows() != y.rows() || dy.cols() != y.cols())
        throw std::invalid_argument(std::string(who) + ": the gradient has " + std::to_string(dy.rows()) + " x " +
                                    std::to_string(dy.cols()) + " elements, and the output " +
                                    std::to_string(y.rows()) + " x " + std::to_string(y.cols()));
}

}  // namespace training
