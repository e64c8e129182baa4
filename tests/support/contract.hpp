// Which calls are to be refused, and with which names and numbers: the contract in algorithm.hpp, not by the library's checks.
#pragma once

#include "calls.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// Why a call is to be refused. The message has all of these names and numbers.
struct reason {
    std::vector<std::string> names;
    std::vector<std::size_t> numbers;
};

/// Whether two arguments have a byte in common, as far as the memory of these tests goes.
inline bool share_memory(parameter const& p, place a, parameter const& q, place b) {
    std::size_t const enough = std::size_t{1} << 20;
    auto const a_begin = reinterpret_cast<std::uintptr_t>(a.at);
    auto const b_begin = reinterpret_cast<std::uintptr_t>(b.at);
    std::uintptr_t const a_end = a_begin + (std::min)(a.size, enough / p.bytes) * p.bytes;
    std::uintptr_t const b_end = b_begin + (std::min)(b.size, enough / q.bytes) * q.bytes;
    return a_begin < b_end && b_begin < a_end && a.size > 0 && b.size > 0;
}

/// The contract: sizes.
inline void find_wrong_sizes(pass const& p, call const& c, std::vector<reason>& found) {
    std::size_t n = 0;
    std::size_t slopes = 0;
    for (std::size_t k = 0; k < p.parameters.size(); ++k) {
        if (p.parameters[k].what == role::array) n = c.places[k].size;
        if (p.parameters[k].what == role::slopes) slopes = c.places[k].size;
    }
    for (std::size_t k = 0; k < p.parameters.size(); ++k) {
        auto const& [name, what, bytes, written] = p.parameters[k];
        std::size_t const size = c.places[k].size;
        std::size_t const bits = 8 * bytes;
        if (what == role::array && size != n) found.push_back({{name}, {size, n}});
        if (what == role::mask && size != n / bits + (n % bits > 0 ? 1 : 0)) found.push_back({{name}, {size, n}});
        if (what == role::sums && size != slopes) found.push_back({{name, "slopes"}, {size, slopes}});
        bool const fits = n == 0 || (size > 0 && c.inner > 0 && n % size == 0 && n / size % c.inner == 0);
        if (what == role::slopes && !fits) found.push_back({{name}, {size, c.inner, n}});
    }
}

/// The contract: no written argument shares memory with another; but an array that is written may be an array that is read.
inline void find_overlaps(pass const& p, call const& c, std::vector<reason>& found) {
    for (std::size_t k = 0; k < p.parameters.size(); ++k)
        for (std::size_t j = 0; j < k; ++j) {
            parameter const& a = p.parameters[j];
            parameter const& b = p.parameters[k];
            bool const in_place = a.what == role::array && b.what == role::array && a.written != b.written &&
                                  c.places[j].at == c.places[k].at && c.places[j].size == c.places[k].size;
            if ((a.written || b.written) && !in_place && share_memory(a, c.places[j], b, c.places[k]))
                found.push_back({{a.name, b.name}, {c.places[j].size, c.places[k].size}});
        }
}

inline bool has_number(std::string const& text, std::size_t number) {
    std::string const digits = std::to_string(number);
    auto const is_digit = [&](std::size_t i) {
        return i < text.size() && std::isdigit(static_cast<unsigned char>(text[i])) != 0;
    };
    for (std::size_t at = text.find(digits); at != std::string::npos; at = text.find(digits, at + 1))
        if ((at == 0 || !is_digit(at - 1)) && !is_digit(at + digits.size())) return true;
    return false;
}

inline bool says(std::string const& message, reason const& why) {
    return std::ranges::all_of(why.names, [&](auto const& name) { return message.find(name) != std::string::npos; }) &&
           std::ranges::all_of(why.numbers, [&](std::size_t number) { return has_number(message, number); });
}
