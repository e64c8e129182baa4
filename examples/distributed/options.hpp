// The command line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace distributed {

struct options {
    int epochs = 30;
    std::size_t batch = 32;
    std::size_t shard = 8;
    std::uint64_t seed = 1;
    bool exact_weights = false;
    std::string data = "examples/data/digits.csv";
    std::string gradients;  // empty: none
    bool help = false;
};

/// Throws std::runtime_error with what is wrong with the arguments.
options parse_options(std::span<char const* const> arguments);

std::string help_text();

}  // namespace distributed
