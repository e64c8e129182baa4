// The matrix products that layers need. They are compiled in one place, since Eigen's take seconds to compile.
#pragma once

#include "matrix.hpp"

namespace training {

/// A matrix, or a part of one, or memory that is seen as one.
using matrix_view = Eigen::Ref<matrix const>;
using mutable_matrix_view = Eigen::Ref<matrix>;

/// to = a b. No output may be one of the inputs.
void multiply(matrix_view const& a, matrix_view const& b, mutable_matrix_view to);

/// to = a^T b.
void multiply_transposed_first(matrix_view const& a, matrix_view const& b, mutable_matrix_view to);

/// to = a b^T.
void multiply_transposed_second(matrix_view const& a, matrix_view const& b, mutable_matrix_view to);

}  // namespace training
