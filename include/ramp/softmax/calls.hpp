// The calls that work on rows: what they compute of an element depends on all elements of its row.
//
// Common to all of them:
//   - Ranges, rows, overlaps and errors are as for the other calls: see algorithm/algorithm.hpp. An array of n elements is n / row_size
//     rows one after the other.
//   - The results of a row depend on that row alone: not on the number of rows, the alignment, whether the call works in place, or
//     the instruction set, as long as it has FMA.
#pragma once

#include <ramp/softmax/log_softmax.hpp>
#include <ramp/softmax/softmax.hpp>
