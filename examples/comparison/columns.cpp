#include "columns.hpp"

#include <training/initialisation.hpp>

namespace comparison {

std::string paper_initialisation(std::string const& activation) {
    return std::string(name_of(training::initialisation_for(activation)));
}

column paper_column(findings const& found, std::string heading, place at, std::string metric, cell_maker cell) {
    return {std::move(heading), [&found, at, metric, cell](std::string const& activation) {
                place there = at;
                there.initialisation = paper_initialisation(activation);
                return cell(found.find(there, activation, metric));
            }};
}

column plain_column(findings const& found, std::string heading, place at, std::string metric, cell_maker cell) {
    return {std::move(heading), [&found, at, metric, cell](std::string const& activation) {
                return cell(found.find(at, activation, metric));
            }};
}

}  // namespace comparison
