// Which arguments an activation's passes refuse.
#pragma once

#include "../table/table.hpp"

namespace check {

/// Sizes that differ and ranges that overlap in part are refused, with both numbers, and nothing is written.
template <class T>
void bad_arguments(table::activation<T> const& f, double p);

/// Where the parameter lets several inputs have one output, the derivative from the output is refused.
template <class T>
void output_that_does_not_tell(table::activation<T> const& f, double p);

}  // namespace check
