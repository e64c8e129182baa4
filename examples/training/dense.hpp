// The dense layer: matrix products by Eigen.
#pragma once

#include "initialisation.hpp"
#include "layer.hpp"

namespace training {

/// y = weights x + biases, with biases that begin at 0.
class dense : public layer {
public:
    dense(Eigen::Index inputs, Eigen::Index units, initialisation kind, random_source& random);

    matrix const& forward(matrix const& x) override;
    matrix const& backward(matrix const& x, matrix const& dy) override;
    void backward_parameters(matrix const& x, matrix const& dy) override;
    std::vector<parameters*> learned() override { return {&weights_, &biases_}; }

private:
    parameters weights_;
    parameters biases_;
    matrix y_;
    matrix dx_;
};

}  // namespace training
