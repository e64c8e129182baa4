#include "loss.hpp"

#include <ramp/softmax/calls.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>

namespace training {

namespace {

void expect_labels(matrix const& scores, std::span<int const> labels) {
    if (std::ssize(labels) != scores.cols())
        throw std::invalid_argument("there are " + std::to_string(labels.size()) + " labels and scores of " +
                                    std::to_string(scores.cols()) + " samples");
    for (int const label : labels)
        if (label < 0 || label >= scores.rows())
            throw std::invalid_argument("the label " + std::to_string(label) + " is not within 0 ... " +
                                        std::to_string(scores.rows() - 1));
}

/// Calls work(sample, label) for each.
template <class Work>
void for_each_label(std::span<int const> labels, Work work) {
    for (std::size_t sample = 0; sample < labels.size(); ++sample)
        work(static_cast<Eigen::Index>(sample), labels[sample]);
}

}  // namespace

double cross_entropy(matrix const& scores, std::span<int const> labels) {
    expect_labels(scores, labels);
    matrix logarithms(scores.rows(), scores.cols());
    ramp::log_softmax(flat(scores), flat(logarithms), static_cast<std::size_t>(scores.rows()));
    double sum = 0;
    for_each_label(labels, [&](Eigen::Index sample, int label) { sum -= logarithms(label, sample); });
    return sum / static_cast<double>(labels.size());
}

matrix cross_entropy_gradient(matrix const& scores, std::span<int const> labels) {
    expect_labels(scores, labels);
    matrix gradient(scores.rows(), scores.cols());
    ramp::softmax(flat(scores), flat(gradient), static_cast<std::size_t>(scores.rows()));
    for_each_label(labels, [&](Eigen::Index sample, int label) { gradient(label, sample) -= 1; });
    return gradient / static_cast<float>(gradient.cols());
}

double accuracy(matrix const& scores, std::span<int const> labels) {
    expect_labels(scores, labels);
    int correct = 0;
    for_each_label(labels, [&](Eigen::Index sample, int label) {
        Eigen::Index best = 0;
        scores.col(sample).maxCoeff(&best);
        correct += best == label;
    });
    return correct / static_cast<double>(labels.size());
}

}  // namespace training
