// What all trainings of the study share, and what each begins with.
#pragma once

#include "options.hpp"
#include "result.hpp"

#include <training/dataset.hpp>
#include <training/random.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace comparison {

struct laboratory {
    options chosen;
    training::dataset digits;
};

/// A seed decides which digits are held out, and after that the initial weights and the order of the samples. So all
/// activations begin with the same.
struct beginning {
    beginning(laboratory const& shared, std::uint64_t seed)
        : random(seed), data(hold_out_fifth(shared.digits, random)) {}

    training::random_source random;
    training::split data;
};

/// A job for each of the activations: what `measure` finds out about it. The laboratory has to outlive the jobs.
inline std::vector<job> jobs_for(laboratory const& shared, std::string const& label,
                                 std::vector<std::string> const& activations,
                                 std::vector<record> (*measure)(laboratory const&, std::string const&)) {
    std::vector<job> jobs;
    for (std::string const& activation : activations)
        jobs.push_back(
            {label + ", " + activation, [&shared, activation, measure] { return measure(shared, activation); }});
    return jobs;
}

}  // namespace comparison
