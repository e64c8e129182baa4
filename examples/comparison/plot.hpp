// Pictures as scripts for gnuplot, each with its numbers in it.
#pragma once

#include "summary.hpp"

#include <functional>
#include <string>
#include <vector>

namespace comparison {

/// A dot for each activation, from the first row down, with a line from the least to the most.
struct dot_series {
    std::string title;
    std::function<summary const*(std::string const& activation)> value;
};

struct dot_picture {
    std::string file;
    std::string title;
    std::string axis;
    double scale;  // what values are multiplied by, 100 for percent
    std::vector<std::string> activations;
    std::vector<dot_series> series;
};

/// Without a dot there is no picture.
std::string script_of(dot_picture const& shown);

/// A curve for each activation from layer to layer.
struct line_panel {
    std::string title;
    std::string settings;  // more commands of gnuplot, as for a logarithmic axis
    double scale;
    std::function<summary const*(std::string const& activation, int layer)> value;
};

struct line_picture {
    std::string file;
    std::string title;
    std::vector<std::string> activations;
    int layers;
    std::vector<line_panel> panels;  // side by side
};

std::string script_of(line_picture const& shown);

}  // namespace comparison
