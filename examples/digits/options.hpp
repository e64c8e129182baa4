// The command line.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace digits {

struct options {
    std::string activation;  // empty: all
    int epochs = 30;
    std::uint64_t seed = 1;
    std::string data = "examples/data/digits.csv";
    std::string csv;  // empty: none
    bool help = false;
};

/// Throws std::runtime_error with what is wrong with the arguments.
options parse_options(std::span<char const* const> arguments, std::span<std::string_view const> activations);

std::string help_text(std::span<std::string_view const> activations);

}  // namespace digits
