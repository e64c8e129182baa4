#include "options.hpp"

#include <training/options.hpp>

#include <vector>

namespace digits {

namespace {

constexpr int most_epochs = 10000;

std::vector<training::option> known_options(options& to, std::span<std::string_view const> activations) {
    using training::parse_number;
    options const standard;
    return {
        {"--activation", "NAME", "train with this activation alone: " + training::join(activations),
         [&to, activations](auto& text) { to.activation = training::find_name("activation", text, activations); }},
        {"--epochs", "N", "how often to see each training sample (" + std::to_string(standard.epochs) + ")",
         [&to](auto& text) { to.epochs = parse_number(text, 1, most_epochs); }},
        {"--seed", "N", "of all that is random (" + std::to_string(standard.seed) + ")",
         [&to](auto& text) { to.seed = parse_number(text, std::uint64_t{0}, UINT64_MAX); }},
        {"--data", "FILE", "the digits (" + standard.data + ")", [&to](auto& text) { to.data = text; }},
        {"--csv", "FILE", "write the results there as well", [&to](auto& text) { to.csv = text; }},
        {"--help", "", "print this and stop", [&to](auto&) { to.help = true; }},
    };
}

}  // namespace

options parse_options(std::span<char const* const> arguments, std::span<std::string_view const> activations) {
    options chosen;
    training::parse_options(arguments, known_options(chosen, activations));
    return chosen;
}

std::string help_text(std::span<std::string_view const> activations) {
    options chosen;
    return "usage: digits [option]...\nTrains a small network on handwritten digits, once for each activation.\n\n" +
           training::help_text(known_options(chosen, activations));
}

}  // namespace digits
