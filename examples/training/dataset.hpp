// Handwritten digits: reading them, and holding some out.
#pragma once

#include "matrix.hpp"
#include "random.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace training {

inline constexpr int pixels_per_image = 64;
inline constexpr int classes = 10;

struct dataset {
    matrix pixels;  // an image a column, every pixel in [0, 1]
    std::vector<int> labels;

    std::size_t size() const { return labels.size(); }
};

/// Each line is 64 pixels from 0 to 16, then the digit. Throws std::runtime_error with the line that is not so.
dataset read_digits(std::string const& path);

dataset subset(dataset const& all, std::span<std::size_t const> samples);

/// `count` samples from the one with the index `first` on.
dataset stretch(dataset const& all, std::size_t first, std::size_t count);

struct split {
    dataset training;
    dataset test;
};

/// Holds out a fifth for testing, at random but with the same share of each digit.
split hold_out_fifth(dataset const& all, random_source& random);

}  // namespace training
