// Rows in memory that tells when somebody touched what lies between them.
#pragma once

#include <ramp/rows.hpp>

#include "ulp.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <limits>
#include <vector>

struct shape {
    std::size_t count;
    std::size_t length;
    std::size_t stride;
};

/// Rows of a shape. What lies between, before and after them is NaN of a kind that no computation gives.
template <class T>
class strided {
public:
    explicit strided(shape const& of)
        : of_(of), memory_(margin + std::max(of.count, std::size_t{1}) * of.stride + margin, pattern()) {
        for (std::size_t i = 0; i < of.count * of.length; ++i) at(i) = T(0);
    }
    strided(shape const& of, std::vector<T> const& elements) : strided(of) {
        for (std::size_t i = 0; i < elements.size(); ++i) at(i) = elements[i];
    }

    ramp::rows<T> rows() { return {memory_.data() + margin, of_.count, of_.length, of_.stride}; }
    ramp::rows<T const> rows() const { return {memory_.data() + margin, of_.count, of_.length, of_.stride}; }

    std::vector<T> elements() const {
        std::vector<T> all(of_.count * of_.length);
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = memory_[place(i)];
        return all;
    }

    bool intact() const {
        std::vector<bool> is_element(memory_.size());
        for (std::size_t i = 0; i < of_.count * of_.length; ++i) is_element[place(i)] = true;
        for (std::size_t k = 0; k < memory_.size(); ++k)
            if (!is_element[k] && bits(memory_[k]) != bits(pattern())) return false;
        return true;
    }

private:
    static constexpr std::size_t margin = 67;  // so that the first element is not aligned
    static T pattern() { return std::bit_cast<T>(bits(std::numeric_limits<T>::quiet_NaN()) | 0x1234); }

    std::size_t place(std::size_t i) const { return margin + i / of_.length * of_.stride + i % of_.length; }
    T& at(std::size_t i) { return memory_[place(i)]; }

    shape of_;
    std::vector<T> memory_;
};
