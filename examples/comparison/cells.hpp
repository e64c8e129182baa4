// What stands in a cell of a table: "-" for what was not measured, "diverged" or "not finite" where no training had a
// finite number, and "never" for what did not happen. "(3 of 5)" says for how many of the seeds there is a number, if not for all.
#pragma once

#include "summary.hpp"

#include <string>

namespace comparison {

/// "97.2 %"
std::string percent_cell(summary const* s);

/// "97.2 (96.1 ... 98.3)" in percent: the mean, the least and the most.
std::string percent_range_cell(summary const* s);

/// "4.2"
std::string count_cell(summary const* s);

/// "0.005"
std::string rate_cell(summary const* s);

/// "0.25" or "1.2e-05"
std::string number_cell(summary const* s);

}  // namespace comparison
