// A call from the bytes that the fuzzer makes up. Any bytes are one.
#pragma once

#include "call.hpp"

#include "../support/inputs.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace fuzz {

/// The fuzzer's bytes, and zeros from their end on.
class source {
public:
    source(std::uint8_t const* data, std::size_t size) : data_(data), left_(size) {}
    std::uint8_t byte() {
        if (left_ == 0) return 0;
        --left_;
        return *data_++;
    }
    std::size_t number(std::size_t bytes) {
        std::size_t value = 0;
        for (std::size_t i = 0; i < bytes; ++i) value |= std::size_t{byte()} << (8 * i);
        return value;
    }

private:
    std::uint8_t const* data_;
    std::size_t left_;
};

inline double parameter(source& from) {
    constexpr double inf = std::numeric_limits<double>::infinity();
    constexpr std::array known = {0.0,  -0.0,  0.01,     1.0,      0.25,   -0.5, 3.0,  1e-40,
                                  1e30, 1e-30, 0x1p-126, 0x1p-149, 5e-324, inf,  -inf, -1.0};
    std::uint8_t const choice = from.byte();
    if (choice < 64) return std::bit_cast<double>(from.number(8));
    if (choice < 96) return static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(from.number(4))));
    return known[choice % known.size()];
}

/// How many elements: often few.
inline std::size_t length(source& from) {
    std::uint8_t const choice = from.byte();
    return choice % 4 == 0 ? choice / 4u : from.number(2) % 601;
}

/// Slopes, and elements for each, that fit n as a rule.
inline void layout(source& from, std::size_t n, std::size_t& count, std::size_t& inner) {
    std::uint8_t const choice = from.byte();
    std::size_t const some = 1 + from.byte() % 40u;
    std::size_t const periods = 1 + from.byte() % 8u;
    inner = some;
    count = n / (inner * periods);
    if (choice < 32) count = 1;
    if (choice >= 32 && choice < 64) inner = n / (some * periods), count = some;
    if (choice >= 240) count = from.byte();
    if (choice % 16 == 1) inner = from.number(8);
    // As many elements, if the product wrapped around.
    if (choice % 16 == 2 && count > 0 && count % 2 == 0) inner += std::size_t{1} << (64 - std::countr_zero(count));
}

/// A multiple of n near to it, so that slopes fit it.
inline std::size_t rounded(std::size_t n, std::size_t count, std::size_t inner) {
    std::size_t const period = count * inner;
    return period > 0 && period <= n ? n / period * period : n;
}

/// Gives each argument in use its place: behind those before it, over one of them, beside it, or anywhere.
class placement {
public:
    explicit placement(source& from) : from_(from) {}

    void place(argument& a, std::size_t count) {
        std::uint8_t const choice = from_.byte();
        std::size_t const shift = from_.byte();
        a.used = true;
        a.count = choice % 16 == 15 ? count + 1 : choice % 16 == 14 && count > 0 ? count - 1 : count;
        switch (choice / 16) {
            case 0:
                a.offset = earlier(shift);
                break;
            case 1:
                a.offset = earlier(shift / 2) + (shift % 2) * a.bytes();
                break;
            case 2:
                a.offset = earlier(shift / 64) + (shift % 64) * a.element;
                break;
            case 4:
                a.offset = earlier(shift / 64) - std::min(earlier(shift / 64), (shift % 64) * a.element);
                break;
            case 3:
                a.offset = shift * (arena::size / 256) + from_.byte();
                break;
            default:
                a.offset = next_ + shift % 16 * a.element;
        }
        if (a.end() > arena::size) a.offset = arena::size - a.bytes();
        a.offset = a.offset / a.element * a.element;
        if (a.end() + arena::alignment > next_) next_ = (a.end() + arena::alignment - 1) / 8 * 8;
        if (next_ > arena::size) next_ = 0;
        offsets_[placed_++] = a.offset;
    }

private:
    std::size_t earlier(std::size_t which) const { return placed_ == 0 ? 0 : offsets_[which % placed_]; }

    source& from_;
    std::array<std::size_t, slots> offsets_{};
    std::size_t placed_ = 0;
    std::size_t next_ = 0;
};

/// The arguments that a pass takes, not yet placed.
template <class T>
std::array<argument, slots> arguments_of(pass what, bool has_slopes, bool accumulates, std::size_t word) {
    auto const each = [](char const* name, bool used, bool is_written) {
        return argument{name, used, true, !is_written, is_written, sizeof(T)};
    };
    bool const with_mask = what == pass::forward_with_mask;
    bool const from_mask = what == pass::backward_from_mask;
    bool const takes_gradient = what >= pass::backward;
    bool const with_sums = what == pass::backward_with_slopes;
    return {each("x or y", !from_mask, false),
            each("dy", takes_gradient, false),
            each("out", what != pass::parameter_gradient, true),
            each("d", what == pass::value_and_derivative, true),
            argument{"mask", with_mask || from_mask, false, from_mask, with_mask, word},
            argument{"dslope", with_sums, false, accumulates, true, sizeof(T)},
            argument{"slopes", has_slopes, false, true, false, sizeof(T)}};
}

template <class T>
call decode(source& from, bool has_slopes) {
    call c;
    c.has_slopes = has_slopes;
    c.what = static_cast<pass>(from.byte() % pass_names.size());
    std::uint8_t const flags = from.byte();
    c.accumulates = (flags & 1) != 0;
    c.exactly = (flags & 2) != 0;
    std::size_t const word = (flags & 4) != 0 ? 8 : 1;
    std::array<std::size_t, 4> const thresholds = {std::numeric_limits<std::size_t>::max(), 0, 0, 64 * from.number(1)};
    c.streaming_from = thresholds[flags / 16 % 4];
    c.parameter = parameter(from);
    std::size_t n = length(from);
    std::size_t count = 0;
    if (has_slopes) {
        layout(from, n, count, c.inner);
        if (from.byte() < 240) n = rounded(n, count, c.inner);
    }
    c.arguments = arguments_of<T>(c.what, has_slopes, c.accumulates, word);
    placement place(from);
    for (argument& a : c.arguments) {
        if (!a.used) continue;
        bool const of_slopes = &a == &c[sums] || &a == &c[slopes];
        place.place(a, of_slopes ? count : &a == &c[mask] ? (n + 8 * word - 1) / (8 * word) : n);
    }
    if (c.exactly) c[sums].used = false;
    return c;
}

/// Fills the arena: with ordinary numbers, with special ones, or with any bits.
template <class T>
void fill(source& from, call const& c, arena& memory) {
    static std::vector<T> const special = special_inputs<T>();
    std::uint8_t const choice = from.byte();
    T const given = std::bit_cast<T>(static_cast<bits_t<T>>(from.number(sizeof(T))));
    random_bits random(from.number(2));
    std::size_t end = 0;
    for (argument const& a : c.arguments)
        if (a.count > 0 && a.end() > end) end = a.end();
    for (T& x : memory.elements<T>(0, (end + sizeof(T) - 1) / sizeof(T))) {
        std::uint64_t const bits = random();
        std::size_t const kind = choice % 8 == 7 ? bits / 8 % 4 : choice % 4;
        if (bits % 8 == 0 && choice >= 128)
            x = given;
        else if (kind == 0)
            x = special[bits / 64 % special.size()];
        else if (kind == 1)
            x = std::bit_cast<T>(static_cast<bits_t<T>>(bits / 32 ^ bits << 32));
        else
            x = static_cast<T>(random.uniform(kind == 2 ? -4 : -100, 3));
    }
    if (!c.has_slopes || choice / 8 % 4 == 0) return;
    for (T& slope : memory.elements<T>(c[slopes].offset, c[slopes].count))
        slope = slope != slope ? T(0.5) : std::abs(slope);
}

}  // namespace fuzz
