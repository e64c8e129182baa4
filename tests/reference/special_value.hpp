#pragma once

#include <limits>

/// A row of the table of special values.
struct special_value {
    double x;
    double value;
    double derivative;
};

inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();
