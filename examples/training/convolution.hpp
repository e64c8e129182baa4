// The convolution layer: the patches of an image become the rows of a matrix (im2col), and Eigen multiplies it.
#pragma once

#include "initialisation.hpp"
#include "layer.hpp"

#include <vector>

namespace training {

/// A column holds one image, channels first (NCHW): all pixels of the first channel row by row, then the next channel.
struct image_shape {
    Eigen::Index channels;
    Eigen::Index height;
    Eigen::Index width;

    Eigen::Index pixels() const { return height * width; }
    Eigen::Index size() const { return channels * pixels(); }
};

struct convolution_options {
    Eigen::Index channels = 8;  // of the output
    Eigen::Index kernel = 3;    // height and width of what an output pixel sees
    Eigen::Index stride = 1;    // 2 halves height and width
    Eigen::Index padding = 1;   // so many zeros around the image
};

class convolution : public layer {
public:
    /// Throws std::invalid_argument if the kernel does not fit into the image, or a number is not sensible.
    convolution(image_shape const& input, convolution_options const& chosen, initialisation kind,
                random_source& random);

    matrix const& forward(matrix const& x) override;
    matrix const& backward(matrix const& x, matrix const& dy) override;
    void backward_parameters(matrix const& x, matrix const& dy) override;
    std::vector<parameters*> learned() override { return {&weights_, &biases_}; }

    image_shape const& output_shape() const { return output_; }

private:
    void gather_patches(float const* image);
    void scatter_patches(float* image) const;
    void add_parameter_gradient(matrix const& x, matrix const& dy, Eigen::Index sample);
    void begin_backward(matrix const& x, matrix const& dy);

    image_shape input_;
    image_shape output_;
    std::vector<Eigen::Index> sources_;  // where the image has each element of the patches; -1: in the padding
    parameters weights_;                 // a row a channel of the output
    parameters biases_;
    matrix patches_;  // of one image: a row a pixel of the output
    matrix weights_part_;
    matrix y_;
    matrix dx_;
};

}  // namespace training
