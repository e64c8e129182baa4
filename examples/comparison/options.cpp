#include "options.hpp"

#include <training/activation.hpp>
#include <training/options.hpp>

#include <algorithm>
#include <numeric>
#include <sstream>
#include <thread>

namespace comparison {

namespace {

using training::parse_number;

/// Calls work(word) for each of "relu,elu".
template <class Work>
auto list_of(std::string const& text, Work work) {
    std::vector<decltype(work(text))> found;
    for (std::size_t begin = 0; begin <= text.size();) {
        auto const end = std::min(text.find(',', begin), text.size());
        found.push_back(work(text.substr(begin, end - begin)));
        begin = end + 1;
    }
    return found;
}

/// " (2,4)", what a list or a number is by default.
template <class Number>
std::string by_default(std::vector<Number> const& numbers) {
    std::ostringstream text;
    for (Number const& number : numbers) text << (text.tellp() == 0 ? " (" : ",") << number;
    return text.str() + ')';
}
template <class Number>
std::string by_default(Number number) {
    return by_default(std::vector{number});
}

int whole(std::string const& text, int highest) {
    return parse_number(text, 1, highest);
}

double rate_of(std::string const& text) {
    return training::parse_real(text, 1e-9, 1e3);
}

std::vector<std::string> names_of(std::string_view what, std::string const& text,
                                  std::span<std::string_view const> names) {
    return list_of(text, [&](std::string const& word) { return training::find_name(what, word, names); });
}

std::vector<training::option> known_options(options& to) {
    static std::vector<std::string_view> const activations = training::activation_names();
    options const standard;
    return {
        {"--studies", "LIST", "some of the questions: " + training::join(questions),
         [&to](auto& text) { to.studies = names_of("study", text, questions); }},
        {"--activations", "LIST", "some of the activations: " + training::join(activations),
         [&to](auto& text) { to.activations = names_of("activation", text, activations); }},
        {"--depths", "LIST", "numbers of hidden layers" + by_default(standard.depths),
         [&to](auto& text) { to.depths = list_of(text, [](auto const& word) { return whole(word, 1000); }); }},
        {"--seeds", "N", "trainings of each network, which differ in all that is random" + by_default(standard.seeds),
         [&to](auto& text) { to.seeds = whole(text, 1000); }},
        {"--epochs", "N", "how often each training sees each sample" + by_default(standard.epochs),
         [&to](auto& text) { to.epochs = whole(text, 10000); }},
        {"--episodes", "N", "of cart-pole, after which an agent gives up" + by_default(standard.episodes),
         [&to](auto& text) { to.episodes = whole(text, 1000000); }},
        {"--units", "N", "of each hidden layer" + by_default(standard.units),
         [&to](auto& text) { to.units = whole(text, 10000); }},
        {"--batch", "N", "samples a step" + by_default(standard.batch),
         [&to](auto& text) { to.batch = whole(text, 10000); }},
        {"--rates", "LIST", "learning rates, of which each network gets the best one" + by_default(standard.rates),
         [&to](auto& text) { to.rates = list_of(text, rate_of); }},
        {"--usual-rate", "RATE", "learning rate at which few units should die" + by_default(standard.usual_rate),
         [&to](auto& text) { to.usual_rate = rate_of(text); }},
        {"--high-rate", "RATE", "learning rate at which units should die" + by_default(standard.high_rate),
         [&to](auto& text) { to.high_rate = rate_of(text); }},
        {"--revival-rate", "RATE", "learning rate after units died" + by_default(standard.revival_rate),
         [&to](auto& text) { to.revival_rate = rate_of(text); }},
        {"--threads", "N", "trainings at a time (as many as there are cores)",
         [&to](auto& text) { to.threads = whole(text, 10000); }},
        {"--data", "FILE", "the digits" + by_default(standard.data), [&to](auto& text) { to.data = text; }},
        {"--from", "FILE", "train nothing, and show the results that this results.csv has",
         [&to](auto& text) { to.from = text; }},
        {"--table", "NAME", "print this table, with usual activations, and write nothing else",
         [&to](auto& text) { to.table = text; }},
        {"--output", "FOLDER", "where results.csv and results.md go" + by_default(standard.output),
         [&to](auto& text) { to.output = text; }},
        {"--pictures", "FILE",
         "write a script there, by which gnuplot draws the pictures into the folder where it runs",
         [&to](auto& text) { to.pictures = text; }},
        {"--help", "", "print this and stop", [&to](auto&) { to.help = true; }},
    };
}

}  // namespace

options parse_options(std::span<char const* const> arguments) {
    options chosen;
    training::parse_options(arguments, known_options(chosen));
    if (chosen.activations.empty())
        for (std::string_view const name : training::activation_names()) chosen.activations.emplace_back(name);
    if (chosen.threads == 0) chosen.threads = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    return chosen;
}

std::string help_text() {
    options chosen;
    return "usage: activation_study [option]...\n"
           "Measures what activations do to networks. A LIST has commas and no blanks.\n\n" +
           training::help_text(known_options(chosen));
}

std::vector<std::uint64_t> seeds_of(options const& chosen) {
    std::vector<std::uint64_t> seeds(static_cast<std::size_t>(chosen.seeds));
    std::iota(seeds.begin(), seeds.end(), std::uint64_t{1});
    return seeds;
}

bool asks(options const& chosen, std::string_view question) {
    return std::find(chosen.studies.begin(), chosen.studies.end(), question) != chosen.studies.end();
}

}  // namespace comparison
