#include "network.hpp"

#include <stdexcept>

namespace training {

matrix const& network::forward(matrix const& x) {
    if (layers_.empty()) throw std::invalid_argument("a network without layers has no output");
    outputs_.clear();
    matrix const* y = &x;
    for (auto const& next : layers_) outputs_.push_back(y = &next->forward(*y));
    return *y;
}

void network::backward(matrix const& x, matrix const& dy) {
    if (outputs_.size() != layers_.size()) throw std::invalid_argument("the network has to go forward before backward");
    matrix const* gradient = &dy;
    for (std::size_t i = layers_.size(); i-- > 1;) gradient = &layers_[i]->backward(*outputs_[i - 1], *gradient);
    layers_.front()->backward_parameters(x, *gradient);
}

std::vector<parameters*> network::learned() const {
    std::vector<parameters*> all;
    for (auto const& each : layers_)
        for (parameters* const p : each->learned()) all.push_back(p);
    return all;
}

}  // namespace training
