// Layers in a row.
#pragma once

#include "layer.hpp"
#include "optimiser.hpp"

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace training {

class network {
public:
    /// Returns the layer, which is the network's from now on.
    layer& add(std::unique_ptr<layer> next) { return *layers_.emplace_back(std::move(next)); }

    /// Makes a layer of that type and adds it.
    template <class Layer, class... Arguments>
    Layer& emplace(Arguments&&... arguments) {
        return static_cast<Layer&>(add(std::make_unique<Layer>(std::forward<Arguments>(arguments)...)));
    }

    /// Puts another layer in the place of one, which it returns.
    std::unique_ptr<layer> replace(std::size_t i, std::unique_ptr<layer> other) {
        return std::exchange(layers_.at(i), std::move(other));
    }

    /// Throws std::invalid_argument if there is no layer.
    matrix const& forward(matrix const& x);

    /// The gradients of all parameters, where x is what `forward` had last, and dy the gradient by what it returned.
    void backward(matrix const& x, matrix const& dy);

    /// One step of training: `rule` follows the gradient that `gradient_of` makes of the network's output.
    template <class GradientOf>
    void learn(matrix const& x, GradientOf gradient_of, optimiser& rule) {
        backward(x, gradient_of(forward(x)));
        rule.step(learned());
    }

    /// The parameters of all layers, from the first on.
    std::vector<parameters*> learned() const;

    std::size_t size() const { return layers_.size(); }
    layer& at(std::size_t i) const { return *layers_.at(i); }

    /// What layer i returned in the last `forward`.
    matrix const& output(std::size_t i) const { return *outputs_.at(i); }

private:
    std::vector<std::unique_ptr<layer>> layers_;
    std::vector<matrix const*> outputs_;
};

}  // namespace training
