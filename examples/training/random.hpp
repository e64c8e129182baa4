// Random numbers that are the same with every standard library: the engine is fixed by the C++ standard, while
// std::shuffle and the distributions are not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <utility>

namespace training {

class random_source {
public:
    explicit random_source(std::uint64_t seed) : engine_(seed) {}

    /// Uniform in [-limit, limit), in steps that a float holds exactly.
    float uniform(float limit) { return limit * (static_cast<float>(engine_() >> 40) * 0x1p-23f - 1.0f); }

    /// Uniform in [0, 1), in steps that a double holds exactly.
    double share() { return static_cast<double>(engine_() >> 11) * 0x1p-53; }

    /// Uniform in 0 ... n - 1, but for a bias of n / 2^64.
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }

    void shuffle(std::span<std::size_t> items) {
        for (std::size_t count = items.size(); count > 1; --count) std::swap(items[count - 1], items[below(count)]);
    }

private:
    std::mt19937_64 engine_;
};

}  // namespace training
