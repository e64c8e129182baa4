// What the tests feed to functions.
#pragma once

#include "ulp.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <vector>

/// A small generator, the same everywhere (splitmix64).
class random_bits {
public:
    explicit random_bits(std::uint64_t seed) : state_(seed) {}

    std::uint64_t operator()() {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15u);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }
    double uniform(double from, double to) {
        return from + (to - from) * static_cast<double>(operator()() >> 11) * 0x1p-53;
    }

private:
    std::uint64_t state_;
};

/// Zeros, infinities, NaN, the extremes of the normal and the subnormal numbers, and some ordinary ones.
template <class T>
std::vector<T> special_inputs() {
    using limits = std::numeric_limits<T>;
    std::vector<T> inputs{limits::quiet_NaN()};
    for (T const x : {T(0), limits::infinity(), limits::max(), limits::min(), limits::denorm_min(),
                      limits::min() - limits::denorm_min(), T(1), T(0.3), limits::epsilon(), T(17), T(90), T(800)})
        inputs.insert(inputs.end(), {x, -x});
    return inputs;
}

/// Where something changes in exp, expm1 and what is built on them.
template <class T>
std::vector<T> range_boundaries() {
    std::vector<double> const points{0,        -1,       1,        -17.3287, -37.43,   -86,     -87.3365, -88.0297,
                                     -103.279, -103.97,  -104,     -131,     -175.4,   88.3763, 88.7228,  89,
                                     -707,     -708.396, -744.44,  -745.13,  -746,     -1417,   709.436,  709.783,
                                     710,      0x1p-60,  0x1p-120, -0x1p-60, -0x1p-120};
    std::vector<T> inputs;
    auto const around = [&](double point) {
        T up = static_cast<T>(point);
        T down = up;
        for (int i = 0; i < 100; ++i) {
            inputs.insert(inputs.end(), {up, down});
            up = std::nextafter(up, std::numeric_limits<T>::infinity());
            down = std::nextafter(down, -std::numeric_limits<T>::infinity());
        }
    };
    std::for_each(points.begin(), points.end(), around);
    for (int k = -300; k <= 300; ++k) around((k + 0.5) * 0.69314718055994531);
    return inputs;
}

/// Of the inputs, daily work takes one in so many: the environment's RAMP_TEST_THINNING.
inline std::size_t thinning() {
    char const* const text = std::getenv("RAMP_TEST_THINNING");
    return text == nullptr ? 1 : static_cast<std::size_t>((std::max)(1, std::atoi(text)));
}

/// `count` bit patterns spread evenly over all there are, as many in the range where exp is neither 0 nor inf, the
/// boundaries and the special values.
template <class T>
std::vector<T> sampled_inputs(std::size_t count) {
    std::vector<T> inputs = special_inputs<T>();
    std::vector<T> const boundaries = range_boundaries<T>();
    inputs.insert(inputs.end(), boundaries.begin(), boundaries.end());
    random_bits random(2026);
    double const reach = std::is_same_v<T, float> ? 110 : 760;
    auto const patterns = static_cast<bits_t<T>>(count);
    bits_t<T> const stride = std::numeric_limits<bits_t<T>>::max() / patterns;
    for (bits_t<T> i = 0; i < patterns; ++i) {
        inputs.push_back(std::bit_cast<T>(i * stride + static_cast<bits_t<T>>(random()) % stride));
        inputs.push_back(static_cast<T>(random.uniform(-reach, reach)));
        inputs.push_back(static_cast<T>(random.uniform(-4, 4)));
    }
    std::size_t const step = thinning();
    std::size_t kept = special_inputs<T>().size();
    for (std::size_t i = kept; step > 1 && i < inputs.size(); i += step) inputs[kept++] = inputs[i];
    if (step > 1) inputs.resize(kept);
    return inputs;
}
