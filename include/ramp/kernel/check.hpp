// The checks that a call makes before it writes anything.
#pragma once

#include <ramp/kernel/argument.hpp>
#include <ramp/kernel/overlap.hpp>
#include <ramp/kernel/runs.hpp>
#include <ramp/kernel/where.hpp>
#include <ramp/refuse.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

namespace ramp::inline RAMP_ABI::detail {

/// Checks that two arguments have the same number of elements, and the same shape if both are rows.
template <class Arch, class T, class Other>
RAMP_INLINE void check_same_size(char const* function, argument<T> const& a, argument<Other> const& b) {
    if constexpr (is_rows<T> && is_rows<Other>) {
        if (a.data.count() != b.data.count() || a.data.length() != b.data.length())
            refuse<Arch>("ramp::%s: %s has %zu rows of %zu elements, but %s has %zu rows of %zu", function, a.name,
                         a.data.count(), a.data.length(), b.name, b.data.count(), b.data.length());
    } else {
        if (a.size != b.size)
            refuse<Arch>("ramp::%s: %s has %zu elements, but %s has %zu", function, a.name, a.size, b.name, b.size);
    }
}

/// Checks that all arguments that are rows have the same shape.
template <class Arch, class T, class... Rest>
RAMP_INLINE void check_same_shape(char const* function, argument<T> const& first, Rest const&... rest) {
    if constexpr (sizeof...(Rest) > 0) {
        auto const compare = [&]<class Other>(argument<Other> const& other) RAMP_INLINE_LAMBDA {
            if constexpr (is_rows<T> && is_rows<Other>) check_same_size<Arch>(function, first, other);
        };
        (compare(rest), ...);
        check_same_shape<Arch>(function, rest...);
    }
}

/// Checks that no two rows of an output share memory.
template <class Arch, class T>
RAMP_INLINE void check_rows_apart(char const* function, argument<T> const& output) {
    if constexpr (is_rows<T>)
        if (output.data.count() > 1 && output.data.stride() < output.data.length())
            refuse<Arch>("ramp::%s: the rows of %s overlap: they have %zu elements each and begin %zu elements apart",
                         function, output.name, output.data.length(), output.data.stride());
}

/// Checks that an output has the size of each input, and is the very same range or shares no memory with it.
template <class Arch, class T, class... Inputs>
RAMP_INLINE void check_output(char const* function, argument<T> const& output, Inputs const&... inputs) {
    auto const compare = [&](auto const& input) RAMP_INLINE_LAMBDA {
        check_same_size<Arch>(function, input, output);
        if (!is_same_memory(input, output) && overlap(input, output))
            refuse<Arch>("ramp::%s: %s overlaps %s in part: they have %zu elements each and begin %zu bytes apart",
                         function, output.name, input.name, output.size, distance(input.begin(), output.begin()));
    };
    (compare(inputs), ...);
    check_same_shape<Arch>(function, inputs...);
    check_rows_apart<Arch>(function, output);
}

template <class Arch, class T, class Other>
RAMP_INLINE void check_disjoint(char const* function, argument<T> const& a, argument<Other> const& b) {
    if (overlap(a, b))
        refuse<Arch>("ramp::%s: %s (%zu elements) must not overlap %s (%zu elements)", function, a.name, a.size, b.name,
                     b.size);
}

/// Checks that neither of the two numbers that make up the layout of f's slopes is negative.
template <class Arch, class F>
RAMP_INLINE void check_layout(char const* function, F const& f) {
    auto const& slopes = parameters_of(f);
    if (is_negative(slopes.size()) || is_negative(f.inner))
        refuse<Arch>("ramp::%s: %lld %s for %lld consecutive elements each: neither may be negative", function,
                     static_cast<long long>(slopes.size()), parameters_name<F>, static_cast<long long>(f.inner));
}

/// Whether n elements, one at least, are a whole number of periods of the slopes. No product wraps around, however
/// large the numbers are.
template <class T>
RAMP_INLINE bool divides(slope_layout<T> const& of, std::size_t n) {
    if (of.inner == 1 && (of.count == 1 || of.count == n)) return true;  // without the time of a division
    constexpr std::size_t half = std::size_t{1} << std::numeric_limits<std::size_t>::digits / 2;
    if ((of.count | of.inner) >= half && (of.inner == 0 || of.count > n / of.inner)) return false;
    std::size_t const period = of.count * of.inner;
    return period != 0 && n % period == 0;
}

/// Checks that the slopes of f fit n elements, and share no memory with an output of so many. Any slopes fit no
/// elements. For an f without slopes there is nothing to check.
template <class Arch, class F, class... Outputs>
RAMP_INLINE void check_slopes(char const* function, F const& f, std::size_t n, Outputs const&... outputs) {
    if constexpr (parametric<F>) {
        check_layout<Arch>(function, f);
        if (n == 0) return;
        auto const of = layout_of(f);
        if (!divides(of, n))
            refuse<Arch>("ramp::%s: %zu %s for %zu consecutive elements each do not divide %zu elements", function,
                         of.count, parameters_name<F>, of.inner, n);
        (check_disjoint<Arch>(function, outputs, named_slopes(f)), ...);
    }
}

/// Checks that there is a sum for every slope, and that the sums share no memory with the slopes or with any array of n
/// elements.
template <class Arch, class F, class T, class... Arrays>
RAMP_INLINE void check_slope_gradient(char const* function, F const& f, argument<T> const& sums, std::size_t n,
                                      Arrays const&... arrays) {
    auto const slopes = named_slopes(f);
    if (sums.size != slopes.size)
        refuse<Arch>("ramp::%s: %s has %zu elements for %zu %s", function, sums.name, sums.size, slopes.size,
                     slopes.name);
    check_disjoint<Arch>(function, sums, slopes);
    if (n > 0) (check_disjoint<Arch>(function, sums, arrays), ...);
}

/// Checks that the mask has as many words as n bits need, and overlaps none of the others.
template <class Arch, class Word, class... Others>
RAMP_INLINE void check_mask(char const* function, argument<Word> const& mask, std::size_t n, Others const&... others) {
    static_assert(sizeof(Word) == 1 || std::endian::native == std::endian::little,
                  "ramp: on a big-endian CPU the mask must be of bytes");
    constexpr std::size_t bits = 8 * sizeof(Word);
    std::size_t const words = quotient_rounded_up(n, bits);
    if (mask.size != words)
        refuse<Arch>("ramp::%s: mask has %zu words of %zu bits, but %zu elements need %zu", function, mask.size, bits,
                     n, words);
    (check_disjoint<Arch>(function, mask, others), ...);
}

/// Checks that the elements of the arguments, which are as many of each, are whole rows, and that arguments which are rows have rows
/// of that size.
template <class Arch, class T, class... Rest>
RAMP_INLINE void check_row_size(char const* function, std::size_t row_size, argument<T> const& first,
                                Rest const&... rest) {
    std::size_t const n = first.size;
    if (n > 0 && (row_size == 0 || n % row_size != 0))
        refuse<Arch>("ramp::%s: rows of %zu elements do not divide %zu elements", function, row_size, n);
    auto const compare = [&]<class Other>(argument<Other> const& a) RAMP_INLINE_LAMBDA {
        if constexpr (is_rows<Other>)
            if (a.data.length() != row_size)
                refuse<Arch>("ramp::%s: row_size is %zu, but the rows of %s have %zu elements", function, row_size,
                             a.name, a.data.length());
    };
    compare(first);
    (compare(rest), ...);
}

/// Checks that the output of f determines the derivative, unless there are no elements.
template <class Arch, class F>
RAMP_INLINE void check_determined_by_output(char const* function, F const& f, std::size_t n) {
    if constexpr (requires { f.determined_by_output(); })
        if (n > 0 && !f.determined_by_output())
            refuse<Arch>("ramp::%s: the output does not determine the derivative of a negative or NaN parameter",
                         function);
}

}  // namespace ramp::inline RAMP_ABI::detail
