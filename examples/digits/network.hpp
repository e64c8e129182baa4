// The network: 64 pixels, two hidden layers of 128 units, a score for each of the 10 digits.
#pragma once

#include "dataset.hpp"
#include "layers.hpp"

#include <vector>

namespace digits {

/// The gradient by the scores of the mean cross-entropy between their softmax and the labels.
matrix cross_entropy_gradient(matrix const& scores, std::vector<int> const& labels);

/// The share of columns whose highest score is at the label.
double accuracy(matrix const& scores, std::vector<int> const& labels);

template <class F>
class network {
public:
    static constexpr int units = 128;

    explicit network(random_source& random)
        : first_(pixels_per_image, units, random), second_(units, units, random), last_(units, classes, random) {}

    matrix const& forward(matrix const& pixels) { return last_.forward(second_.forward(first_.forward(pixels))); }

    void learn(dataset const& batch, descent const& rule) {
        matrix const dscores = cross_entropy_gradient(forward(batch.pixels), batch.labels);
        last_.backward(second_.output(), dscores);
        matrix const& dsecond = second_.backward(first_.output(), last_.input_gradient(dscores));
        first_.backward(batch.pixels, second_.input_gradient(dsecond));

        first_.step(rule);
        second_.step(rule);
        last_.step(rule);
    }

    hidden<F> const& first() const { return first_; }
    hidden<F> const& second() const { return second_; }
    dense const& last() const { return last_; }
    double seconds_in_activations() const { return first_.seconds_in_activation() + second_.seconds_in_activation(); }

private:
    hidden<F> first_;
    hidden<F> second_;
    dense last_;
};

}  // namespace digits
