// Makes calls, and holds what becomes of them against the contract.
#pragma once

#include "calls.hpp"
#include "catch.hpp"
#include "contract.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <vector>

/// Counts the calls, and those of which not became what the contract says. A call that is accepted writes what it writes with
/// copies of all arguments, and one that is refused nothing.
class examiner {
public:
    static constexpr std::size_t slot_size = 4096;
    static constexpr std::size_t middle = 1280;  // so that there is room before and after an argument

    /// The right sizes for n elements and as many slopes, all disjoint.
    call right(pass const& p, std::size_t n, std::size_t slopes, std::size_t inner) const {
        call c{};
        c.inner = inner;
        for (std::size_t k = 0; k < p.parameters.size(); ++k) {
            std::size_t const bits = 8 * p.parameters[k].bytes;
            std::size_t const words = n / bits + (n % bits > 0 ? 1 : 0);
            std::array const sizes{n, words, slopes, slopes, std::size_t{1}};
            c.places[k] = {used_.slot(k) + middle, sizes[static_cast<std::size_t>(p.parameters[k].what)]};
        }
        return c;
    }

    /// To be called first for a pass.
    void begin(pass const& p) { fill(initial_.slot(0), initial_.all().size() / p.element, p.element, false); }

    void examine(pass const& p, call const& c) {
        std::vector<reason> reasons;
        find_wrong_sizes(p, c, reasons);
        find_overlaps(p, c, reasons);
        if ((reasons.empty() && !is_possible(p, c)) || !has_sums_in_place(p, c)) return;
        prepare(p, c, reasons.empty());
        std::string message;
        try {
            p.run(c);
        } catch (std::invalid_argument const& error) {
            message = error.what();
        }
        ++(reasons.empty() ? accepted : refused);
        bool right = std::memcmp(used_.slot(0), expected_.slot(0), used_.all().size()) == 0;
        if (reasons.empty())
            right = right && message.empty();
        else
            right = right && message.find(std::string("ramp::") + p.name + ": ") == 0 &&
                    std::ranges::any_of(reasons, [&](reason const& why) { return says(message, why); });
        if (!right && wrong++ < 10) UNSCOPED_INFO(description(p, c, reasons) << "; what was said: " << message);
    }

    std::size_t accepted = 0;
    std::size_t refused = 0;
    std::size_t wrong = 0;

private:
    /// Whether the arguments are in this memory, and at addresses that are allowed.
    bool is_possible(pass const& p, call const& c) const {
        for (std::size_t k = 0; k < p.parameters.size(); ++k) {
            std::size_t const bytes = p.parameters[k].bytes;
            bool const touched = p.parameters[k].what == role::sums || c.places[0].size > 0;
            if (touched && c.places[k].size > (slot_size - middle) / bytes) return false;
            std::size_t const alignment = (std::min)(bytes, sizeof(double));
            if (reinterpret_cast<std::uintptr_t>(c.places[k].at) % alignment != 0) return false;
        }
        return true;
    }

    /// Whether the exact sums, which are objects and no plain numbers, lie where such an object may.
    static bool has_sums_in_place(pass const& p, call const& c) {
        for (std::size_t k = 0; k < p.parameters.size(); ++k)
            if (is_of_exact_sums(p, k) && reinterpret_cast<std::uintptr_t>(c.places[k].at) % 8 != 0) return false;
        return true;
    }

    /// Fills the memory, and lets the call with copies of all arguments say what is to be written.
    void prepare(pass const& p, call const& c, bool is_accepted) {
        std::ranges::copy(initial_.all(), used_.all().begin());
        for (std::size_t k = 0; k < p.parameters.size(); ++k)
            if (p.parameters[k].what == role::slopes && is_accepted)
                fill(c.places[k].at, length(p, c, k) / p.element, p.element, true);
            else if (is_of_exact_sums(p, k))
                p.begin_sums(c.places[k].at, (std::min)(c.places[k].size, std::size_t{2}));
        std::ranges::copy(used_.all(), expected_.all().begin());
        if (!is_accepted) return;
        call apart = c;
        for (std::size_t k = 0; k < p.parameters.size(); ++k) {
            apart.places[k].at = copies_.slot(k);
            std::memcpy(copies_.slot(k), c.places[k].at, length(p, c, k));
        }
        p.run(apart);
        for (std::size_t k = 0; k < p.parameters.size(); ++k)
            if (p.parameters[k].written)
                std::memcpy(expected_.slot(0) + (c.places[k].at - used_.slot(0)), copies_.slot(k), length(p, c, k));
    }
    static bool is_of_exact_sums(pass const& p, std::size_t k) {
        role const what = p.parameters[k].what;
        return what == role::total || (what == role::sums && p.parameters[k].bytes > sizeof(double));
    }
    static std::size_t length(pass const& p, call const& c, std::size_t k) {
        return (std::min)(c.places[k].size * p.parameters[k].bytes, slot_size - middle);
    }
    std::string description(pass const& p, call const& c, std::vector<reason> const& reasons) const {
        std::string text = std::string(p.name) + (p.element == 4 ? ", float" : ", double");
        for (std::size_t k = 0; k < p.parameters.size(); ++k)
            text += std::string(", ") + p.parameters[k].name + " of " + std::to_string(c.places[k].size) + " at " +
                    std::to_string(c.places[k].at - used_.slot(0));
        return text + ", inner " + std::to_string(c.inner) + (reasons.empty() ? ": to accept" : ": to refuse");
    }

    memory initial_{slot_size}, used_{slot_size}, expected_{slot_size}, copies_{slot_size};
};
