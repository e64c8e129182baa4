#include "tables.hpp"

#include "table_list.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace comparison {

namespace {

/// Those that the primers are about, and that hidden layers mostly have.
constexpr std::array<std::string_view, 12> usual = {"relu", "leaky_relu", "prelu", "elu",  "selu",     "sigmoid",
                                                    "tanh", "silu",       "gelu",  "mish", "softplus", "hard_swish"};

constexpr std::string_view introduction =
    "# The comparison in tables\n\n"
    "The study of `examples/comparison` wrote this page from results.csv, which has more digits, the least and the "
    "most.\n"
    "[comparison.md](../comparison.md) says what it means.\n";

}  // namespace

std::vector<table> tables_of(findings const& found) {
    std::vector<table> all;
    for (auto const& list : {depth_tables(found), dying_tables(found), other_tables(found)})
        for (table const& one : list)
            if (!found.activations(one.study).empty()) all.push_back(one);
    return all;
}

std::string markdown(table const& shown, std::span<std::string const> activations) {
    std::string text = "| activation |";
    std::string rule = "\n|---|";
    for (column const& c : shown.columns) {
        text += ' ' + c.heading + " |";
        rule += "---|";
    }
    text += rule + '\n';
    for (std::string const& activation : activations) {
        text += "| " + activation + " |";
        for (column const& c : shown.columns) text += ' ' + c.cell(activation) + " |";
        text += '\n';
    }
    return text;
}

std::string page_of(findings const& found) {
    std::string text(introduction);
    for (table const& one : tables_of(found))
        text += "\n## " + one.title + "\n\n" + one.explanation + "\n\n" + markdown(one, rows_of(found, one));
    return text;
}

std::string table_named(findings const& found, std::string_view name) {
    auto const all = tables_of(found);
    auto const one = std::find_if(all.begin(), all.end(), [&](table const& t) { return t.name == name; });
    if (one == all.end()) {
        std::string message = "there is no table '" + std::string(name) + "'; there are";
        for (table const& t : all) message += ' ' + t.name;
        throw std::runtime_error(message);
    }
    auto rows = rows_of(found, *one);
    std::erase_if(rows, [](auto const& row) { return std::find(usual.begin(), usual.end(), row) == usual.end(); });
    return markdown(*one, rows);
}

}  // namespace comparison
