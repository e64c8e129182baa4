// The layers: matrix products by Eigen, activations by ramp. A layer keeps its output, for the way back.
#pragma once

#include "matrix.hpp"
#include "random.hpp"
#include "stopwatch.hpp"

#include <ramp/ramp.hpp>

namespace digits {

/// Stochastic gradient descent with momentum.
struct descent {
    float rate = 0.05f;
    float momentum = 0.9f;
    float weight_decay = 1e-4f;
};

/// Numbers that are learned.
struct parameters {
    matrix value;
    matrix gradient = matrix::Zero(value.rows(), value.cols());
    matrix velocity = matrix::Zero(value.rows(), value.cols());

    void step(descent const& rule, float decay = 0);
};

/// y = weights x + biases.
class dense {
public:
    dense(int inputs, int units, random_source& random);

    matrix const& forward(matrix const& x);
    void backward(matrix const& x, matrix const& dy);
    matrix const& input_gradient(matrix const& dy);
    void step(descent const& rule);

    matrix const& output() const { return y_; }
    matrix const& weight_gradient() const { return weights_.gradient; }

private:
    parameters weights_;
    parameters biases_;
    matrix y_;
    matrix dx_;
};

/// Elementwise f, and where f has learned slopes: one a unit.
template <class F>
class activation {
public:
    explicit activation(int units) : slopes_{matrix::Constant(ramp::parametric<F> ? units : 0, 1, initial_slope)} {}

    matrix const& forward(matrix const& x) {
        y_.resizeLike(x);
        seconds_ += seconds_of([&] { ramp::forward(f(), flat(x), flat(y_)); });
        return y_;
    }

    matrix const& backward(matrix const& x, matrix const& dy) {
        dx_.resizeLike(x);
        seconds_ += seconds_of([&] {
            if constexpr (ramp::parametric<F>)
                ramp::backward(f(), flat(x), flat(dy), flat(dx_), flat(slopes_.gradient));
            else
                ramp::backward(f(), flat(x), flat(dy), flat(dx_));
        });
        return dx_;
    }

    /// No decay: it would pull a learned slope towards that of relu.
    void step(descent const& rule) { slopes_.step(rule); }

    matrix const& output() const { return y_; }
    matrix const& slopes() const { return slopes_.value; }
    double seconds() const { return seconds_; }

private:
    static constexpr float initial_slope = 0.25f;  // as in the paper on prelu

    F f() const {
        if constexpr (ramp::parametric<F>)
            return F{flat(slopes_.value)};
        else
            return F{};
    }

    parameters slopes_;
    matrix y_;
    matrix dx_;
    double seconds_ = 0;
};

/// A dense layer and the activation of its units.
template <class F>
class hidden {
public:
    hidden(int inputs, int units, random_source& random) : dense_(inputs, units, random), activation_(units) {}

    matrix const& forward(matrix const& x) { return activation_.forward(dense_.forward(x)); }
    /// Returns the gradient by the output of the dense layer, which its `input_gradient` takes.
    matrix const& backward(matrix const& x, matrix const& dy) {
        matrix const& dz = activation_.backward(dense_.output(), dy);
        dense_.backward(x, dz);
        return dz;
    }
    matrix const& input_gradient(matrix const& dz) { return dense_.input_gradient(dz); }
    void step(descent const& rule) {
        dense_.step(rule);
        activation_.step(rule);
    }

    matrix const& output() const { return activation_.output(); }
    matrix const& weight_gradient() const { return dense_.weight_gradient(); }
    matrix const& slopes() const { return activation_.slopes(); }
    double seconds_in_activation() const { return activation_.seconds(); }

private:
    dense dense_;
    activation<F> activation_;
};

}  // namespace digits
