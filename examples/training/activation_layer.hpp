// The layer that applies an activation to each element: the only template of the layers, since ramp's calls are.
#pragma once

#include "activation.hpp"
#include "layer.hpp"

#include <ramp/algorithm/backward.hpp>
#include <ramp/algorithm/forward.hpp>

namespace training {

/// F is an activation in any tier. Where it has learned slopes, the layer holds them.
template <class F>
class activation_layer final : public layer {
public:
    explicit activation_layer(slope_shape const& shape)
        : inner_(static_cast<std::size_t>(shape.inner)),
          slopes_(matrix::Constant(ramp::parametric<F> ? shape.count : 0, 1, shape.initial)) {}

    matrix const& forward(matrix const& x) override {
        y_.resizeLike(x);
        ramp::forward(f(), flat(x), flat(y_));
        return y_;
    }

    matrix const& backward(matrix const& x, matrix const& dy) override {
        dx_.resizeLike(x);
        if constexpr (ramp::parametric<F>)
            ramp::backward(f(), flat(x), flat(dy), flat(dx_), flat(slopes_.gradient));
        else
            ramp::backward(f(), flat(x), flat(dy), flat(dx_));
        return dx_;
    }

    std::vector<parameters*> learned() override {
        if constexpr (ramp::parametric<F>)
            return {&slopes_};
        else
            return {};
    }

private:
    F f() const {
        if constexpr (ramp::parametric<F>)
            return F{flat(slopes_.value), inner_};
        else
            return F{};
    }

    std::size_t inner_;
    parameters slopes_;
    matrix y_;
    matrix dx_;
};

}  // namespace training
