// What all trainings of the study share, and what each begins with.
#pragma once

#include "options.hpp"

#include <training/dataset.hpp>
#include <training/random.hpp>

#include <cstdint>

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

}  // namespace comparison
