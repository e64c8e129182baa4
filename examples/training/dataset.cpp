#include "dataset.hpp"

#include "files.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>
#include <stdexcept>
#include <string_view>
#include <system_error>

namespace training {

namespace {

constexpr int brightest = 16;
constexpr std::size_t fields_per_line = pixels_per_image + 1;
constexpr std::size_t test_share = 5;  // every fifth sample

using fields = std::array<int, fields_per_line>;

int parse_number(std::string_view text, int highest) {
    int number = -1;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) throw std::runtime_error("is not a whole number");
    if (number < 0 || number > highest)
        throw std::runtime_error("is " + std::to_string(number) + ", not within 0 ... " + std::to_string(highest));
    return number;
}

fields parse_line(std::string_view line) {
    auto const count = static_cast<std::size_t>(std::count(line.begin(), line.end(), ',')) + 1;
    if (count != fields_per_line)
        throw std::runtime_error("number of fields is " + std::to_string(count) + ", not " +
                                 std::to_string(fields_per_line));
    fields numbers;
    for (std::size_t i = 0; i < fields_per_line; ++i) {
        auto const length = std::min(line.find(','), line.size());
        bool const is_label = i == pixels_per_image;
        try {
            numbers[i] = parse_number(line.substr(0, length), is_label ? classes - 1 : brightest);
        } catch (std::runtime_error const& error) {
            throw std::runtime_error((is_label ? "the digit " : "pixel " + std::to_string(i + 1) + " ") + error.what());
        }
        line.remove_prefix(std::min(length + 1, line.size()));
    }
    return numbers;
}

std::vector<fields> read_lines(std::string const& path) {
    std::ifstream file = open_to_read(path);
    std::vector<fields> lines;
    for (std::string line; std::getline(file, line);) {
        if (line.ends_with('\r')) line.pop_back();
        try {
            lines.push_back(parse_line(line));
        } catch (std::runtime_error const& error) {
            throw std::runtime_error(path + ", line " + std::to_string(lines.size() + 1) + ": " + error.what());
        }
    }
    if (file.bad()) throw cannot_read(path);
    return lines;
}

}  // namespace

dataset read_digits(std::string const& path) {
    auto const lines = read_lines(path);
    if (lines.size() < test_share)
        throw std::runtime_error(path + ": " + std::to_string(lines.size()) + " lines are too few to learn from");
    dataset all{matrix(pixels_per_image, lines.size()), {}};
    for (fields const& line : lines) {
        auto const column = static_cast<Eigen::Index>(all.size());
        for (std::size_t i = 0; i < pixels_per_image; ++i)
            all.pixels(static_cast<Eigen::Index>(i), column) = static_cast<float>(line[i]) / brightest;
        all.labels.push_back(line.back());
    }
    return all;
}

dataset subset(dataset const& all, std::span<std::size_t const> samples) {
    dataset chosen{matrix(all.pixels.rows(), samples.size()), {}};
    for (std::size_t const sample : samples) {
        chosen.pixels.col(static_cast<Eigen::Index>(chosen.size())) = all.pixels.col(static_cast<Eigen::Index>(sample));
        chosen.labels.push_back(all.labels[sample]);
    }
    return chosen;
}

dataset stretch(dataset const& all, std::size_t first, std::size_t count) {
    auto const begin = all.labels.begin() + static_cast<std::ptrdiff_t>(first);
    return {all.pixels.middleCols(static_cast<Eigen::Index>(first), static_cast<Eigen::Index>(count)),
            {begin, begin + static_cast<std::ptrdiff_t>(count)}};
}

split hold_out_fifth(dataset const& all, random_source& random) {
    std::vector<std::size_t> samples(all.size());
    std::iota(samples.begin(), samples.end(), std::size_t{0});
    random.shuffle(samples);
    std::stable_sort(samples.begin(), samples.end(),
                     [&](std::size_t a, std::size_t b) { return all.labels[a] < all.labels[b]; });

    std::vector<std::size_t> training;
    std::vector<std::size_t> test;
    for (std::size_t i = 0; i < samples.size(); ++i)
        (i % test_share == test_share - 1 ? test : training).push_back(samples[i]);
    return {subset(all, training), subset(all, test)};
}

}  // namespace training
