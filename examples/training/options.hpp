// Command lines: what the programs share of reading them.
#pragma once

#include <charconv>
#include <functional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace training {

struct option {
    std::string_view name;   // as --epochs
    std::string_view value;  // what stands for its value in the help text; empty: it has none
    std::string explanation;
    std::function<void(std::string const&)> set;  // throws std::runtime_error with what is wrong with the value
};

/// Sets what the arguments say. Throws std::runtime_error with what is wrong with them.
void parse_options(std::span<char const* const> arguments, std::span<option const> known);

/// One line an option.
std::string help_text(std::span<option const> known);

/// "relu, elu"
std::string join(std::span<std::string_view const> words);

/// Throws std::runtime_error if the text is no whole number within these, or is more than a number.
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

/// The same for numbers that need not be whole.
double parse_real(std::string const& text, double lowest, double highest);

/// The text, if it is one of the names; else throws std::runtime_error, which says that `what` is not known.
std::string find_name(std::string_view what, std::string const& text, std::span<std::string_view const> names);

}  // namespace training
