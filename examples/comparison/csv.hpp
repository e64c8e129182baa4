// The results as a file, one line a summary.
#pragma once

#include "summary.hpp"

#include <istream>
#include <ostream>

namespace comparison {

void write_csv(std::ostream& out, findings const& found);

/// Throws std::runtime_error with the line that is not as write_csv has it.
findings read_csv(std::istream& in);

}  // namespace comparison
