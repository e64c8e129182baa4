#include "options.hpp"

#include <algorithm>
#include <cstddef>
#include <sstream>

namespace training {

void parse_options(std::span<char const* const> arguments, std::span<option const> known) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        std::string const name = arguments[i];
        auto const match = std::find_if(known.begin(), known.end(), [&](option const& o) { return o.name == name; });
        if (match == known.end()) throw std::runtime_error("unknown option '" + name + "'; --help lists the options");
        if (match->value.empty()) {
            match->set("");
            if (name == "--help") return;
            continue;
        }
        if (++i == arguments.size()) throw std::runtime_error(name + " needs a value");
        try {
            match->set(arguments[i]);
        } catch (std::runtime_error const& error) {
            throw std::runtime_error(name + ": " + error.what());
        }
    }
}

std::string help_text(std::span<option const> known) {
    constexpr std::size_t column = 20;
    std::string text;
    for (option const& o : known) {
        std::string usage = "  " + std::string(o.name) + " " + std::string(o.value);
        usage.resize(std::max(usage.size() + 1, column), ' ');
        text += usage + o.explanation + "\n";
    }
    return text;
}

std::string join(std::span<std::string_view const> words) {
    std::string joined;
    for (std::string_view const word : words) joined.append(joined.empty() ? "" : ", ").append(word);
    return joined;
}

double parse_real(std::string const& text, double lowest, double highest) {
    double number = 0;
    char const* const last = text.data() + text.size();
    auto const [end, error] = std::from_chars(text.data(), last, number);
    if (error != std::errc{} || end != last || !(number >= lowest && number <= highest)) {
        std::ostringstream message;
        message << '\'' << text << "' is not a number from " << lowest << " to " << highest;
        throw std::runtime_error(message.str());
    }
    return number;
}

std::string find_name(std::string_view what, std::string const& text, std::span<std::string_view const> names) {
    if (std::find(names.begin(), names.end(), text) == names.end())
        throw std::runtime_error("unknown " + std::string(what) + " '" + text + "'; there are " + join(names));
    return text;
}

}  // namespace training
