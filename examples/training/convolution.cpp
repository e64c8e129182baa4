#include "convolution.hpp"

#include "products.hpp"

namespace training {

namespace {

using image_view = Eigen::Map<matrix const>;  // a column a channel
using mutable_image_view = Eigen::Map<matrix>;

Eigen::Index places(Eigen::Index length, convolution_options const& chosen) {
    return (length + 2 * chosen.padding - chosen.kernel) / chosen.stride + 1;
}

image_shape shape_of_output(image_shape const& input, convolution_options const& chosen) {
    bool const sensible = input.size() > 0 && chosen.channels > 0 && chosen.kernel > 0 && chosen.stride > 0 &&
                          chosen.padding >= 0 && chosen.padding < chosen.kernel;
    if (!sensible || std::min(input.height, input.width) + 2 * chosen.padding < chosen.kernel)
        throw std::invalid_argument("convolution: a kernel of " + std::to_string(chosen.kernel) + " with padding " +
                                    std::to_string(chosen.padding) + " and stride " + std::to_string(chosen.stride) +
                                    " does not fit " + std::to_string(input.channels) + " x " +
                                    std::to_string(input.height) + " x " + std::to_string(input.width) + " elements");
    return {chosen.channels, places(input.height, chosen), places(input.width, chosen)};
}

/// In the order of the elements of the matrix of patches: its columns are the places of the kernel in each channel.
std::vector<Eigen::Index> sources_of(image_shape const& input, image_shape const& output,
                                     convolution_options const& chosen) {
    std::vector<Eigen::Index> sources;
    for (Eigen::Index channel = 0; channel < input.channels; ++channel)
        for (Eigen::Index place = 0; place < chosen.kernel * chosen.kernel; ++place)
            for (Eigen::Index pixel = 0; pixel < output.pixels(); ++pixel) {
                auto const row = pixel / output.width * chosen.stride + place / chosen.kernel - chosen.padding;
                auto const column = pixel % output.width * chosen.stride + place % chosen.kernel - chosen.padding;
                bool const inside = row >= 0 && row < input.height && column >= 0 && column < input.width;
                sources.push_back(inside ? (channel * input.height + row) * input.width + column : -1);
            }
    return sources;
}

}  // namespace

convolution::convolution(image_shape const& input, convolution_options const& chosen, initialisation kind,
                         random_source& random)
    : input_(input),
      output_(shape_of_output(input, chosen)),
      sources_(sources_of(input, output_, chosen)),
      weights_(
          initial_weights(kind, chosen.channels, input.channels * chosen.kernel * chosen.kernel,
                          chosen.channels * chosen.kernel * chosen.kernel / (chosen.stride * chosen.stride), random),
          true),
      biases_(matrix::Zero(chosen.channels, 1)),
      patches_(output_.pixels(), weights_.value.cols()) {}

matrix const& convolution::forward(matrix const& x) {
    expect_rows("convolution", x, input_.size());
    y_.resize(output_.size(), x.cols());
    for (Eigen::Index sample = 0; sample < x.cols(); ++sample) {
        gather_patches(x.col(sample).data());
        mutable_image_view image(y_.col(sample).data(), output_.pixels(), output_.channels);
        multiply_transposed_second(patches_, weights_.value, image);
        image.rowwise() += biases_.value.col(0).transpose();
    }
    return y_;
}

matrix const& convolution::backward(matrix const& x, matrix const& dy) {
    begin_backward(x, dy);
    dx_.setZero(x.rows(), x.cols());
    for (Eigen::Index sample = 0; sample < x.cols(); ++sample) {
        add_parameter_gradient(x, dy, sample);
        multiply(image_view(dy.col(sample).data(), output_.pixels(), output_.channels), weights_.value, patches_);
        scatter_patches(dx_.col(sample).data());
    }
    return dx_;
}

void convolution::backward_parameters(matrix const& x, matrix const& dy) {
    begin_backward(x, dy);
    for (Eigen::Index sample = 0; sample < x.cols(); ++sample) add_parameter_gradient(x, dy, sample);
}

void convolution::begin_backward(matrix const& x, matrix const& dy) {
    expect_rows("convolution", x, input_.size());
    expect_size_of("convolution", y_, dy);
    weights_.gradient.setZero();
    biases_.gradient.setZero();
}

void convolution::add_parameter_gradient(matrix const& x, matrix const& dy, Eigen::Index sample) {
    gather_patches(x.col(sample).data());
    image_view const gradient(dy.col(sample).data(), output_.pixels(), output_.channels);
    weights_part_.resizeLike(weights_.value);
    multiply_transposed_first(gradient, patches_, weights_part_);
    weights_.gradient += weights_part_;
    biases_.gradient += gradient.colwise().sum().transpose();
}

void convolution::gather_patches(float const* image) {
    float* to = patches_.data();
    for (Eigen::Index const source : sources_) *to++ = source < 0 ? 0.0f : image[source];
}

void convolution::scatter_patches(float* image) const {
    float const* from = patches_.data();
    for (Eigen::Index const source : sources_) {
        if (source >= 0) image[source] += *from;
        ++from;
    }
}

}  // namespace training
