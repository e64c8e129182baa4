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

/// The arrays begin at different places of a page: CPUs confuse addresses that differ by whole pages only, and the time of
/// three arrays side by side would be that of the confusion.
template <class T>
inline constexpr std::size_t stagger = 17 * 64 / sizeof(T);

/// Where an array begins in its cache line.
enum class place {
    aligned,  // with the line
    vectors   // 16 bytes after that, where most allocators put what a std::vector asks for
};

template <class T>
constexpr std::size_t shift(place where) {
    return where == place::vectors ? 16 / sizeof(T) : 0;
}

/// Uniform in [-10, 10], and the same numbers with every standard library.
template <class T>
class random_array {
public:
    explicit random_array(std::uint64_t seed) : bits_(seed), begin_(seed * stagger<T>) {
        elements_.reserve(begin_ + shift<T>(place::vectors) + largest<T>);
    }

    std::span<T const> first(std::size_t n, place where) {
        std::size_t const begin = begin_ + shift<T>(where);
        while (elements_.size() < begin + n)
            elements_.push_back(static_cast<T>(static_cast<double>(bits_() >> 11) * 20 * 0x1p-53 - 10));
        return std::span<T const>(elements_).subspan(begin, n);
    }

private:
    std::mt19937_64 bits_;
    std::size_t begin_;
    aligned_vector<T> elements_;
};

template <class T>
class output_array {
public:
    explicit output_array(std::size_t number) : begin_(number * stagger<T>) {
        elements_.reserve(begin_ + shift<T>(place::vectors) + largest<T>);
    }

    std::span<T> first(std::size_t n, place where) {
        std::size_t const begin = begin_ + shift<T>(where);
        elements_.resize(std::max(begin + n, elements_.size()));
        return std::span<T>(elements_).subspan(begin, n);
    }

private:
    std::size_t begin_;
    aligned_vector<T> elements_;
};

template <class T>
struct workspace {
    random_array<T> x{1};
    random_array<T> dy{2};
    output_array<T> y{3};
    output_array<T> out{4};
    output_array<T> second{5};

    static workspace& shared() {
        static workspace all;
        return all;
    }
};
