// What the training makes small: the cross-entropy between the softmax of the scores and the labels, by ramp.
#pragma once

#include "matrix.hpp"

#include <span>

namespace training {

/// The mean over the samples. Throws std::invalid_argument if there is not a label a column, or it is not one of the rows.
double cross_entropy(matrix const& scores, std::span<int const> labels);

/// Its gradient by the scores.
matrix cross_entropy_gradient(matrix const& scores, std::span<int const> labels);

/// The share of columns whose highest score is at the label.
double accuracy(matrix const& scores, std::span<int const> labels);

}  // namespace training
