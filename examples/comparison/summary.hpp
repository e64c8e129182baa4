// The records of several seeds, summed up.
#pragma once

#include "result.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace comparison {

/// What records have in common that differ in nothing but the seed and the value.
struct summary {
    record common;   // its seed and value mean nothing
    int seeds = 0;   // how many records there are
    int values = 0;  // how many of them have a finite value; the others are not in what follows
    double mean = 0;
    double least = 0;
    double most = 0;
};

/// In the order in which each appears first.
std::vector<summary> summarise(std::span<record const> records);

/// Where to look for a summary: all but the activation, and the metric.
struct place {
    std::string study{};
    std::string initialisation{};
    std::string setting{};
    int hidden = 0;
    int layer = 0;
};

class findings {
public:
    explicit findings(std::vector<summary> all) : all_(std::move(all)) {}

    std::vector<summary> const& all() const { return all_; }

    /// nullptr if it was not measured.
    summary const* find(place const& at, std::string_view activation, std::string_view metric) const;

    /// The activations that the study was about, in the order of ramp's list.
    std::vector<std::string> activations(std::string_view study) const;

    /// The numbers of hidden layers that the study was about, from the lowest on.
    std::vector<int> depths(std::string_view study) const;

private:
    std::vector<summary> all_;
};

}  // namespace comparison
