// A loop of vector loads and stores: what no pass over arrays in the caches can be much faster than. memcpy is no such limit,
// since its way depends on the alignment of its arguments and on the C library's idea of the CPU.
#pragma once

#include <cstddef>

/// Stores are aligned, loads as they come. The arrays may not overlap.
void copy(float const* from, float* to, std::size_t n);
void copy(double const* from, double* to, std::size_t n);
