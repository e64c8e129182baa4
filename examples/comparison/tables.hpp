// The results as tables of Markdown.
#pragma once

#include "summary.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace comparison {

struct column {
    std::string heading;
    std::function<std::string(std::string const& activation)> cell;
};

struct table {
    std::string name;   // what the option --table calls it
    std::string study;  // whose activations are its rows
    std::string title;
    std::string explanation;
    std::vector<column> columns;
};

/// Those that the findings have numbers for.
std::vector<table> tables_of(findings const& found);

/// With a row for each of the activations.
std::string markdown(table const& shown, std::span<std::string const> activations);

/// All tables with all activations, as a page.
std::string page_of(findings const& found);

/// One table with the activations that most readers ask for. Throws std::runtime_error if there is none of that name.
std::string table_named(findings const& found, std::string_view name);

}  // namespace comparison
