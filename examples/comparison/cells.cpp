#include "cells.hpp"

#include <training/text.hpp>

#include <cmath>
#include <sstream>

namespace comparison {

using training::decimal;

namespace {

template <class Text>
std::string cell(summary const* s, std::string const& without_values, Text text) {
    if (s == nullptr) return "-";
    if (s->values == 0) return without_values;
    if (s->values == s->seeds) return text();
    return text() + " (" + std::to_string(s->values) + " of " + std::to_string(s->seeds) + ")";
}

std::string const diverged = "diverged";

}  // namespace

std::string percent_cell(summary const* s) {
    return cell(s, diverged, [&] { return training::percent(s->mean); });
}

std::string percent_range_cell(summary const* s) {
    return cell(s, diverged, [&] {
        return decimal(100 * s->mean, 1) + " (" + decimal(100 * s->least, 1) + " ... " + decimal(100 * s->most, 1) +
               ")";
    });
}

std::string count_cell(summary const* s) {
    return cell(s, "never", [&] { return decimal(s->mean, 1); });
}

std::string rate_cell(summary const* s) {
    return cell(s, "-", [&] {
        std::ostringstream text;
        text << s->mean;
        return text.str();
    });
}

std::string number_cell(summary const* s) {
    return cell(s, "not finite", [&] {
        double const size = std::abs(s->mean);
        return size != 0 && (size < 0.01 || size >= 1000) ? training::scientific(s->mean) : decimal(s->mean, 2);
    });
}

}  // namespace comparison
