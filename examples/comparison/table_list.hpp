// Which tables there are.
#pragma once

#include "tables.hpp"

namespace comparison {

std::vector<table> depth_tables(findings const& found);
std::vector<table> dying_tables(findings const& found);
std::vector<table> other_tables(findings const& found);

/// The activations that the table has something about.
std::vector<std::string> rows_of(findings const& found, table const& shown);

}  // namespace comparison
