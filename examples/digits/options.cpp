#include "options.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <functional>
#include <stdexcept>
#include <system_error>

namespace digits {

namespace {

constexpr int most_epochs = 10000;

std::string join(std::span<std::string_view const> words) {
    std::string joined;
    for (std::string_view const word : words) joined.append(joined.empty() ? "" : ", ").append(word);
    return joined;
}

std::string find_activation(std::string const& text, std::span<std::string_view const> activations) {
    if (std::find(activations.begin(), activations.end(), text) == activations.end())
        throw std::runtime_error("unknown activation '" + text + "'; there are " + join(activations));
    return text;
}

template <class Number>
Number parse_number(std::string const& text, Number lowest, Number highest) {
    Number number{};
    char const* const last = text.data() + text.size();
    auto const [end, error] = std::from_chars(text.data(), last, number);
    if (error != std::errc{} || end != last || number < lowest || number > highest)
        throw std::runtime_error("'" + text + "' is not a whole number from " + std::to_string(lowest) + " to " +
                                 std::to_string(highest));
    return number;
}

struct option {
    std::string_view name;
    std::string_view value;
    std::string explanation;
    std::function<void(options&, std::string const&)> set;
};

std::vector<option> known_options(std::span<std::string_view const> activations) {
    options const standard;
    return {
        {"--activation", "NAME", "train with this activation alone: " + join(activations),
         [activations](options& to, std::string const& text) { to.activation = find_activation(text, activations); }},
        {"--epochs", "N", "how often to see each training sample (" + std::to_string(standard.epochs) + ")",
         [](options& to, std::string const& text) { to.epochs = parse_number(text, 1, most_epochs); }},
        {"--seed", "N", "of all that is random (" + std::to_string(standard.seed) + ")",
         [](options& to, std::string const& text) { to.seed = parse_number(text, std::uint64_t{0}, UINT64_MAX); }},
        {"--data", "FILE", "the digits (" + standard.data + ")",
         [](options& to, std::string const& text) { to.data = text; }},
        {"--csv", "FILE", "write the results there as well",
         [](options& to, std::string const& text) { to.csv = text; }},
        {"--help", "", "print this and stop", nullptr},
    };
}

}  // namespace

options parse_options(std::span<char const* const> arguments, std::span<std::string_view const> activations) {
    auto const known = known_options(activations);
    options chosen;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        std::string const name = arguments[i];
        auto const match = std::find_if(known.begin(), known.end(), [&](option const& o) { return o.name == name; });
        if (match == known.end()) throw std::runtime_error("unknown option '" + name + "'; --help lists the options");
        if (match->value.empty()) {
            chosen.help = true;
            return chosen;
        }
        if (++i == arguments.size()) throw std::runtime_error(name + " needs a value");
        try {
            match->set(chosen, arguments[i]);
        } catch (std::runtime_error const& error) {
            throw std::runtime_error(name + ": " + error.what());
        }
    }
    return chosen;
}

std::string help_text(std::span<std::string_view const> activations) {
    constexpr std::size_t column = 20;
    std::string text =
        "usage: digits [option]...\nTrains a small network on handwritten digits, once for each activation.\n\n";
    for (option const& o : known_options(activations)) {
        std::string usage = "  " + std::string(o.name) + " " + std::string(o.value);
        usage.resize(std::max(usage.size() + 1, column), ' ');
        text += usage + o.explanation + "\n";
    }
    return text;
}

}  // namespace digits
