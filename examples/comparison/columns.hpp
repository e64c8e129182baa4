// Columns of tables, each of one metric at one place.
#pragma once

#include "tables.hpp"

namespace comparison {

using cell_maker = std::string (*)(summary const*);

/// The name of the initialisation that the activation's paper asks for.
std::string paper_initialisation(std::string const& activation);

/// At the place with that initialisation. The findings have to outlive the column.
column paper_column(findings const& found, std::string heading, place at, std::string metric, cell_maker cell);

column plain_column(findings const& found, std::string heading, place at, std::string metric, cell_maker cell);

}  // namespace comparison
