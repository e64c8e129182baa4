#include "network.hpp"

namespace digits {

matrix cross_entropy_gradient(matrix const& scores, std::vector<int> const& labels) {
    // Less the highest score of the column, so that no exponential overflows.
    matrix gradient = (scores.rowwise() - scores.colwise().maxCoeff()).array().exp();
    for (Eigen::Index sample = 0; sample < gradient.cols(); ++sample) {
        gradient.col(sample) /= gradient.col(sample).sum();
        gradient(labels[static_cast<std::size_t>(sample)], sample) -= 1;
    }
    return gradient / static_cast<float>(gradient.cols());
}

double accuracy(matrix const& scores, std::vector<int> const& labels) {
    int correct = 0;
    for (Eigen::Index sample = 0; sample < scores.cols(); ++sample) {
        Eigen::Index best = 0;
        scores.col(sample).maxCoeff(&best);
        correct += best == labels[static_cast<std::size_t>(sample)];
    }
    return correct / static_cast<double>(scores.cols());
}

}  // namespace digits
