// A block of a call: so many elements as have room in buffers, as plain arrays, whatever the call has them in.
#pragma once

#include <ramp/dispatch/array.hpp>
#include <ramp/kernel/bits.hpp>
#include <ramp/kernel/places.hpp>
#include <ramp/kernel/runs.hpp>
#include <ramp/kernel/transform.hpp>

#include <array>
#include <cstddef>

RAMP_PRECISE_BEGIN
RAMP_LOOPS_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// Copies elements.
template <class T, class Level>
RAMP_KERNEL void copy_elements(T* to, T const* from, std::size_t n) {
    transform<default_arch, T, 1>(n, to, [](xsimd::batch<T> x) RAMP_PART_LAMBDA { return x; }, from);
}

/// One block of a call: elements `at.index` to `at.index + count`, and where they lie once they are in plain arrays.
template <class T, class Level>
class block_of_call {
public:
    block_of_call(std::size_t length_of_row, position at, std::size_t count)
        : length_(length_of_row), at_(at), count_(count), in_one_row_(count <= length_of_row - at.column) {}

    /// The elements of an array as a plain array, in the buffer if they are not so already.
    T const* read(strided<T const> const& from, T* buffer) const {
        if (is_plain(from)) return from.data + offset(from);
        for_each_part(from, [=](T const* part, std::size_t first, std::size_t count)
                                RAMP_INLINE_LAMBDA { copy_elements<T, Level>(buffer + first, part, count); });
        return buffer;
    }
    /// Where a plain array of the results goes, and its way from there.
    T* results(strided<T> const& to, T* buffer) const { return is_plain(to) ? to.data + offset(to) : buffer; }
    void write(strided<T> const& to, T const* results) const {
        if (is_plain(to)) return;
        for_each_part(to, [=](T* part, std::size_t first, std::size_t count)
                              RAMP_INLINE_LAMBDA { copy_elements<T, Level>(part, results + first, count); });
    }

private:
    template <class E>
    bool is_plain(strided<E> const& of) const {
        return in_one_row_ || of.stride == length_;
    }
    template <class E>
    std::size_t offset(strided<E> const& of) const {
        return at_.row * of.stride + at_.column;
    }
    template <class E, class Visit>
    RAMP_INLINE void for_each_part(strided<E> const& of, Visit visit) const {
        position at = at_;
        for (std::size_t first = 0, count = 0; first < count_; first += count, ++at.row, at.column = 0) {
            std::size_t const rest = length_ - at.column;
            count = count_ - first < rest ? count_ - first : rest;
            visit(of.data + (at.row * of.stride + at.column), first, count);
        }
    }

    std::size_t length_;
    position at_;
    std::size_t count_;
    bool in_one_row_;
};

/// The slopes of elements, one for each.
template <class T, class Level>
class slopes_by_element {
public:
    explicit slopes_by_element(slope_layout<T> const& of) : of_(of) {}

    /// Those of elements `first` to `first + count`, which fit in the buffer.
    T const* read(std::size_t first, std::size_t count) {
        if (of_.inner == 1 && of_.count >= count && first % of_.count <= of_.count - count)
            return of_.slopes + first % of_.count;
        std::size_t const period = of_.count * of_.inner, phase = first % period;
        if (phase == phase_ && count <= filled_) return buffer_.data();
        if (phase == 0 && period <= buffer_length<T>)
            write_slopes<default_arch>(buffer_.data(), count, of_.slopes, of_.count, of_.inner);
        else
            write_one_by_one(phase, count);
        phase_ = phase;
        filled_ = count;
        return buffer_.data();
    }

    /// How many of at most `count` elements a block should have, so that the next one has the same slopes.
    std::size_t length_of_block(std::size_t count) const {
        std::size_t const period = of_.count * of_.inner;
        return period > 0 && period <= count ? count / period * period : count;
    }

private:
    void write_one_by_one(std::size_t phase, std::size_t count) {
        std::size_t channel = phase / of_.inner, left = of_.inner - phase % of_.inner;
        for (std::size_t i = 0; i < count;) {
            std::size_t const end = count - i < left ? count : i + left;
            for (; i < end; ++i) buffer_[i] = of_.slopes[channel];
            channel = channel + 1 == of_.count ? 0 : channel + 1;
            left = of_.inner;
        }
    }

    slope_layout<T> const& of_;
    std::size_t phase_ = 0;
    std::size_t filled_ = 0;
    alignas(64) std::array<T, buffer_length<T> + shortest_run + lanes<xsimd::batch<T>>> buffer_;
};

/// 1 where a bit is set, and -1 elsewhere.
template <class T, class Level>
RAMP_KERNEL void write_signs(T* to, unsigned char const* bytes, std::size_t first, std::size_t count) {
    std::array<no_state, 1> states;
    for_each_batch<default_arch, T>(count, states, [=](std::size_t i, auto lane, no_state&) RAMP_PART_LAMBDA {
        store(to + i, load<xsimd::batch<T>>(sign_bits{bytes, first + i}, lane), lane);
    });
}
/// The bits of x: see ramp::forward with a mask.
template <class T, class Level>
RAMP_KERNEL void write_bits(unsigned char* bytes, std::size_t first, T const* x, std::size_t count) {
    using V = xsimd::batch<T>;
    std::array<no_state, 1> states;
    for_each_batch<default_arch, T>(count, states, [=](std::size_t i, auto lane, no_state&) RAMP_PART_LAMBDA {
        unsigned const used = (1u << count_of<V>(lane)) - 1;
        store_bits(bytes, first + i, count_of<V>(lane), bits_of<V>(!(load<V>(x + i, lane) <= V(T(0)))) & used);
    });
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_LOOPS_END
RAMP_PRECISE_END
