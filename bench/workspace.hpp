// The arrays that the benchmarks work on: allocated once at the largest size, filled as far as they are used.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <vector>

#include <xsimd/xsimd.hpp>

template <class T>
using aligned_vector = std::vector<T, xsimd::aligned_allocator<T, 64>>;

/// The largest array takes 128 MB, more than nearly any cache.
template <class T>
inline constexpr std::size_t largest = (std::size_t{128} << 20) / sizeof(T);

/// Uniform in [-10, 10], and the same numbers with every standard library.
template <class T>
class random_array {
public:
    explicit random_array(std::uint64_t seed) : bits_(seed) { elements_.reserve(largest<T>); }

    std::span<T const> first(std::size_t n) {
        while (elements_.size() < n)
            elements_.push_back(static_cast<T>(static_cast<double>(bits_() >> 11) * 20 * 0x1p-53 - 10));
        return std::span<T const>(elements_).first(n);
    }

private:
    std::mt19937_64 bits_;
    aligned_vector<T> elements_;
};

template <class T>
class output_array {
public:
    output_array() { elements_.reserve(largest<T>); }

    std::span<T> first(std::size_t n) {
        elements_.resize(std::max(n, elements_.size()));
        return std::span<T>(elements_).first(n);
    }

private:
    aligned_vector<T> elements_;
};

template <class T>
struct workspace {
    random_array<T> x{1};
    random_array<T> dy{2};
    output_array<T> y;
    output_array<T> out;

    static workspace& shared() {
        static workspace all;
        return all;
    }
};
