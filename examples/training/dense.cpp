#include "dense.hpp"

#include "products.hpp"

namespace training {

dense::dense(Eigen::Index inputs, Eigen::Index units, initialisation kind, random_source& random)
    : weights_(initial_weights(kind, units, inputs, units, random), true), biases_(matrix::Zero(units, 1)) {}

matrix const& dense::forward(matrix const& x) {
    expect_rows("dense", x, weights_.value.cols());
    y_.resize(weights_.value.rows(), x.cols());
    multiply(weights_.value, x, y_);
    y_.colwise() += biases_.value.col(0);
    return y_;
}

matrix const& dense::backward(matrix const& x, matrix const& dy) {
    backward_parameters(x, dy);
    dx_.resizeLike(x);
    multiply_transposed_first(weights_.value, dy, dx_);
    return dx_;
}

void dense::backward_parameters(matrix const& x, matrix const& dy) {
    expect_rows("dense", x, weights_.value.cols());
    expect_size_of("dense", y_, dy);
    multiply_transposed_second(dy, x, weights_.gradient);
    biases_.gradient = dy.rowwise().sum();
}

}  // namespace training
