// Files as text.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

inline std::string text_of(std::filesystem::path const& file) {
    std::ifstream stream(file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// The cells of the table's row whose first cell begins with `first`, without the blanks around them; none if there is no such row.
inline std::vector<std::string> row_of(std::string const& page, std::string const& first) {
    std::size_t const at = page.find("\n| " + first);
    if (at == std::string::npos) return {};
    std::string_view line(page);
    line = line.substr(at + 2, line.find('\n', at + 1) - at - 2);
    std::vector<std::string> cells;
    for (std::size_t end = line.find('|'); end != line.npos; end = line.find('|')) {
        std::string_view const cell = line.substr(0, end);
        std::size_t const begin = cell.find_first_not_of(' ');
        std::size_t const last = cell.find_last_not_of(' ');
        cells.emplace_back(begin == cell.npos ? "" : cell.substr(begin, last - begin + 1));
        line = line.substr(end + 1);
    }
    return cells;
}

/// The numbers in a text, where `exact` is 0.
inline std::vector<double> numbers_in(std::string const& text) {
    std::vector<double> numbers;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t length = 1;
        if (text.compare(i, 5, "exact") == 0)
            numbers.push_back(0);
        else if (text[i] >= '0' && text[i] <= '9')
            numbers.push_back(std::stod(text.substr(i), &length));
        i += length;
    }
    return numbers;
}
