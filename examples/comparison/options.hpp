// The command line of the study.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace comparison {

/// The questions of the study, in the order of their results.
inline constexpr std::string_view questions[] = {"depth", "dying", "convolution", "cart_pole", "cost"};

struct options {
    std::vector<std::string> studies{std::begin(questions), std::end(questions)};
    std::vector<std::string> activations;  // all, by default
    std::vector<int> depths = {2, 4, 8, 16};
    int seeds = 5;
    int epochs = 20;
    int episodes = 2000;  // after which an agent gives up
    int units = 64;
    int batch = 32;
    std::vector<double> rates = {0.001, 0.005, 0.02, 0.08};  // of which each network gets the best one
    double usual_rate = 0.02;                                // of the question dying
    double high_rate = 0.12;
    double revival_rate = 0.002;  // after the high one
    int threads = 0;              // 0: as many as the machine has cores
    std::string from;             // a results.csv to show again instead of training; empty: none
    std::string table;            // which table to print, and nothing else; empty: none
    std::string data = "examples/data/digits.csv";
    std::string output = ".";
    std::string pictures;  // a script for gnuplot; empty: none
    bool help = false;
};

/// Throws std::runtime_error with what is wrong with the arguments.
options parse_options(std::span<char const* const> arguments);

std::string help_text();

/// 1, 2, ... so many as each network is trained with.
std::vector<std::uint64_t> seeds_of(options const& chosen);

/// Whether the study is to answer that question.
bool asks(options const& chosen, std::string_view question);

}  // namespace comparison
