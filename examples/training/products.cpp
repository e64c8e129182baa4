#include "products.hpp"

namespace training {

void multiply(matrix_view const& a, matrix_view const& b, mutable_matrix_view to) {
    to.noalias() = a * b;
}

void multiply_transposed_first(matrix_view const& a, matrix_view const& b, mutable_matrix_view to) {
    to.noalias() = a.transpose() * b;
}

void multiply_transposed_second(matrix_view const& a, matrix_view const& b, mutable_matrix_view to) {
    to.noalias() = a * b.transpose();
}

}  // namespace training
