#include "networks.hpp"

#include <training/convolution.hpp>
#include <training/dataset.hpp>
#include <training/dense.hpp>

namespace comparison {

using training::dense;

training::network dense_network(dense_design const& design, training::random_source& random) {
    training::network net;
    Eigen::Index inputs = training::pixels_per_image;
    for (int i = 0; i < design.hidden; ++i) {
        net.emplace<dense>(inputs, design.units, design.start, random);
        net.add(hidden_activation(design.activation, design.units, design.tier));
        inputs = design.units;
    }
    net.emplace<dense>(inputs, training::classes, design.start, random);
    return net;
}

training::network convolution_network(std::string const& activation, training::initialisation start,
                                      training::random_source& random, training::tier tier) {
    constexpr int units = 64;
    training::network net;
    training::image_shape image{1, 8, 8};
    for (training::convolution_options const& chosen :
         {training::convolution_options{.channels = 16}, training::convolution_options{.channels = 32, .stride = 2}}) {
        image = net.emplace<training::convolution>(image, chosen, start, random).output_shape();
        net.add(training::make_activation(activation, {.count = image.channels, .inner = image.pixels()}, tier));
    }
    net.emplace<dense>(image.size(), units, start, random);
    net.add(hidden_activation(activation, units, tier));
    net.emplace<dense>(units, training::classes, start, random);
    return net;
}

std::unique_ptr<training::layer> hidden_activation(std::string const& activation, int units, training::tier tier) {
    return training::make_activation(activation, {.count = units}, tier);
}

}  // namespace comparison
