#include "inspection.hpp"

#include <cmath>
#include <limits>

namespace comparison {

using training::matrix;

outputs_seen inspect_outputs(matrix const& outputs) {
    if (!outputs.allFinite()) {
        constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
        return {unknown, unknown, unknown, unknown};
    }
    auto const means = outputs.rowwise().mean().eval();
    double const square = outputs.array().square().cast<double>().mean();
    auto const constant = (outputs.rowwise().maxCoeff().array() == outputs.rowwise().minCoeff().array()).eval();
    return {.mean = static_cast<double>(means.mean()),
            .bias_shift = square > 0 ? std::sqrt(means.array().square().cast<double>().mean() / square) : 0,
            .zero_share = (outputs.array() == 0.0f).cast<double>().mean(),
            .constant_share = constant.cast<double>().mean()};
}

std::vector<outputs_seen> inspect_hidden_layers(training::network& net, training::dataset const& samples) {
    net.forward(samples.pixels);
    std::vector<outputs_seen> layers;
    for (std::size_t i = 1; i < net.size(); i += 2) layers.push_back(inspect_outputs(net.output(i)));
    return layers;
}

outputs_seen mean_of(std::vector<outputs_seen> const& layers) {
    outputs_seen sum;
    for (outputs_seen const& one : layers) {
        sum.mean += one.mean;
        sum.bias_shift += one.bias_shift;
        sum.zero_share += one.zero_share;
        sum.constant_share += one.constant_share;
    }
    auto const count = static_cast<double>(layers.size());
    return {sum.mean / count, sum.bias_shift / count, sum.zero_share / count, sum.constant_share / count};
}

std::vector<double> gradient_norms(training::network const& net) {
    std::vector<double> norms;
    for (training::parameters const* const p : net.learned())
        if (p->decays) norms.push_back(static_cast<double>(p->gradient.norm()));
    return norms;
}

}  // namespace comparison
