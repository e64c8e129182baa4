// The one matrix type, and how ramp sees it.
#pragma once

#include <Eigen/Core>

#include <cstddef>
#include <span>

namespace training {

/// Column-major: with a sample a column, the units of a layer lie side by side.
using matrix = Eigen::MatrixXf;

/// All elements, column by column.
inline std::span<float> flat(matrix& m) {
    return {m.data(), static_cast<std::size_t>(m.size())};
}
inline std::span<float const> flat(matrix const& m) {
    return {m.data(), static_cast<std::size_t>(m.size())};
}

}  // namespace training
