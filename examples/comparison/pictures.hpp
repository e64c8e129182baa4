// The results as pictures.
#pragma once

#include "summary.hpp"

#include <string>

namespace comparison {

/// A script for gnuplot, which writes an SVG for each question into the folder that it runs in.
std::string pictures_of(findings const& found);

}  // namespace comparison
