#include "options.hpp"

#include <training/options.hpp>

#include <vector>

namespace distributed {

namespace {

constexpr int most_epochs = 10000;
constexpr std::size_t most_samples = 10000;

std::vector<training::option> known_options(options& to) {
    using training::parse_number;
    options const standard;
    return {
        {"--epochs", "N", "how often to see each training sample (" + std::to_string(standard.epochs) + ")",
         [&to](auto& text) { to.epochs = parse_number(text, 1, most_epochs); }},
        {"--batch", "N", "how many samples a step is made of (" + std::to_string(standard.batch) + ")",
         [&to](auto& text) { to.batch = parse_number(text, std::size_t{1}, most_samples); }},
        {"--shard", "N", "how many of them a process takes at a time (" + std::to_string(standard.shard) + ")",
         [&to](auto& text) { to.shard = parse_number(text, std::size_t{1}, most_samples); }},
        {"--seed", "N", "of all that is random (" + std::to_string(standard.seed) + ")",
         [&to](auto& text) { to.seed = parse_number(text, std::uint64_t{0}, UINT64_MAX); }},
        {"--exact-weights", "", "sum the gradients of weights and biases exactly, too",
         [&to](auto&) { to.exact_weights = true; }},
        {"--data", "FILE", "the digits (" + standard.data + ")", [&to](auto& text) { to.data = text; }},
        {"--gradients", "FILE", "write the bits of the slopes' gradients there, a line a step",
         [&to](auto& text) { to.gradients = text; }},
        {"--help", "", "print this and stop", [&to](auto&) { to.help = true; }},
    };
}

}  // namespace

options parse_options(std::span<char const* const> arguments) {
    options chosen;
    training::parse_options(arguments, known_options(chosen));
    return chosen;
}

std::string help_text() {
    options chosen;
    return "usage: mpirun -n N distributed [option]...\n"
           "Trains a small network with prelu on handwritten digits, on several processes.\n\n" +
           training::help_text(known_options(chosen));
}

}  // namespace distributed
