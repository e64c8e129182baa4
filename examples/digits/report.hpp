// The results as a table to read and as a file to compute with.
#pragma once

#include "options.hpp"
#include "result.hpp"

#include <training/dataset.hpp>

#include <ostream>
#include <span>

namespace digits {

void print_setting(std::ostream& out, training::split const& data, options const& chosen);
void print_table(std::ostream& out, std::span<result const> results);

/// One line an activation; the times come last.
void write_csv(std::ostream& out, std::span<result const> results);

}  // namespace digits
