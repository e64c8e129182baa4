// prelu with a slope a unit, for batches that come in parts: the slopes' gradients are summed exactly.
#pragma once

#include <training/layer.hpp>

#include <ramp/exact_sum.hpp>

#include <span>
#include <vector>

namespace distributed {

/// Writes the sums, rounded, and begins new ones.
void round_sums(std::span<ramp::exact_sum<float>> sums, std::span<float> to);

/// `backward` adds to sums, and the gradient of the slopes is there after `finish`. Which parts went through which layer, and in
/// which order, does not matter as long as their sums are added before that.
class sharded_prelu final : public training::layer {
public:
    explicit sharded_prelu(Eigen::Index units, float initial_slope = 0.25f);

    training::matrix const& forward(training::matrix const& x) override;
    training::matrix const& backward(training::matrix const& x, training::matrix const& dy) override;
    std::vector<training::parameters*> learned() override { return {&slopes_}; }

    /// Of the slopes' gradients, one a slope.
    std::span<ramp::exact_sum<float>> sums() { return sums_; }

    /// Rounds the sums to the slopes' gradient, and begins new ones.
    void finish();

private:
    training::parameters slopes_;
    std::vector<ramp::exact_sum<float>> sums_;
    training::matrix y_;
    training::matrix dx_;
};

}  // namespace distributed
