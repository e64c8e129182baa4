// How long a layer takes.
#pragma once

#include "layer.hpp"
#include "stopwatch.hpp"

#include <memory>
#include <utility>

namespace training {

/// The layer within, with a stopwatch.
class timed final : public layer {
public:
    explicit timed(std::unique_ptr<layer> within) : within_(std::move(within)) {}

    matrix const& forward(matrix const& x) override {
        matrix const* y = nullptr;
        seconds_forward_ += seconds_of([&] { y = &within_->forward(x); });
        return *y;
    }
    matrix const& backward(matrix const& x, matrix const& dy) override {
        matrix const* dx = nullptr;
        seconds_backward_ += seconds_of([&] { dx = &within_->backward(x, dy); });
        return *dx;
    }
    void backward_parameters(matrix const& x, matrix const& dy) override {
        seconds_backward_ += seconds_of([&] { within_->backward_parameters(x, dy); });
    }
    std::vector<parameters*> learned() override { return within_->learned(); }

    double seconds_forward() const { return seconds_forward_; }
    double seconds_backward() const { return seconds_backward_; }

private:
    std::unique_ptr<layer> within_;
    double seconds_forward_ = 0;
    double seconds_backward_ = 0;
};

}  // namespace training
