// The checks that the algorithms make before they write anything.
#pragma once

#include <ramp/concepts.hpp>
#include <ramp/detail/compiler.hpp>
#include <ramp/detail/layout.hpp>

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <ranges>
#include <stdexcept>
#include <type_traits>

namespace ramp::inline RAMP_ABI::detail {

template <class R>
inline constexpr bool array_like = std::ranges::contiguous_range<R const&> && std::ranges::sized_range<R const&>;

template <class R>
using range_element_t = std::remove_cv_t<std::remove_reference_t<std::ranges::range_reference_t<R&>>>;

/// Whether R, the type of an argument, is a range of T.
template <class R, class T>
concept range_of = array_like<std::remove_cvref_t<R>> && std::is_same_v<range_element_t<std::remove_reference_t<R>>, T>;

/// Whether f has no slopes, or slopes of type T.
template <class F, class T>
inline constexpr bool has_slopes_of = true;
template <parametric F, class T>
inline constexpr bool has_slopes_of<F, T> = std::is_same_v<slope_t<F>, T>;

/// The one element type of the ranges, and of the slopes of F; says in a sentence what is wrong with them.
template <class F, class First, class... Rest>
struct common_element {
    static_assert(
        (array_like<First> && ... && array_like<Rest>),
        "ramp: every range must be contiguous and know its size, as std::vector, std::array and std::span do; "
        "wrap a pointer as std::span(pointer, size)");
    using type = range_element_t<First>;
    static_assert(std::is_same_v<type, float> || std::is_same_v<type, double>,
                  "ramp: the elements must be float or double");
    static_assert((std::is_same_v<type, range_element_t<Rest>> && ...),
                  "ramp: all ranges must have the same element type");
    static_assert(has_slopes_of<F, type>,
                  "ramp: the slopes must have the element type of the ranges: for arrays of float, slopes of float, as "
                  "those of ramp::prelu<float>");
};

template <class F, class... Ranges>
using common_element_t = typename common_element<F, std::remove_cvref_t<Ranges>...>::type;

/// Whether elements of R may be written to; another sentence tells of an R that is no range.
template <class R>
inline constexpr bool writable = true;
template <std::ranges::range R>
inline constexpr bool writable<R> = !std::is_const_v<std::remove_reference_t<std::ranges::range_reference_t<R>>>;

/// Throws std::invalid_argument, or says it and aborts where exceptions are off; the two are different functions.
template <class Arch, bool Throws = RAMP_EXCEPTIONS, class Build = allowed, class... Arguments>
[[noreturn]] RAMP_COLD void refuse(char const* format, Arguments... arguments) {
    char message[256];
    RAMP_WITHOUT_BEGIN("-Wformat-nonliteral")  // the callers' formats are literals
    std::snprintf(message, sizeof message, format, arguments...);
    RAMP_WITHOUT_END
#if RAMP_EXCEPTIONS
    throw std::invalid_argument(message);
#else
    std::fprintf(stderr, "%s\n", message);
    std::abort();
#endif
}

/// An argument of an algorithm, by the name that its messages use.
template <class T>
struct argument {
    char const* name;
    T* data;
    std::size_t size;

    RAMP_INLINE std::uintptr_t begin() const { return reinterpret_cast<std::uintptr_t>(data); }
};

template <class R>
RAMP_INLINE auto named(char const* name, R&& range) {
    using element = std::remove_reference_t<std::ranges::range_reference_t<R>>;
    return argument<element>{name, std::ranges::data(range), static_cast<std::size_t>(std::ranges::size(range))};
}

/// Whether the second of two arrays begins within the first, from the distance in bytes; in elements, since a size in bytes
/// might wrap around.
template <class T>
RAMP_INLINE bool reaches(argument<T> const& lower, std::uintptr_t upper) {
    return (upper - lower.begin()) / sizeof(T) < lower.size;
}

/// Whether two arrays have a byte in common. Both are empty or neither.
template <class T, class Other>
RAMP_INLINE bool overlap(argument<T> const& a, argument<Other> const& b) {
    return a.begin() < b.begin() ? reaches(a, b.begin()) : reaches(b, a.begin());
}

template <class Arch, class T, class Other>
RAMP_INLINE void check_same_size(char const* function, argument<T> const& a, argument<Other> const& b) {
    if (a.size != b.size)
        refuse<Arch>("ramp::%s: %s has %zu elements, but %s has %zu", function, a.name, a.size, b.name, b.size);
}

/// An output has the size of each input, and is the very same range or a disjoint one.
template <class Arch, class T, class... Inputs>
RAMP_INLINE void check_output(char const* function, argument<T> const& output, Inputs const&... inputs) {
    auto const compare = [&](auto const& input) RAMP_INLINE_LAMBDA {
        check_same_size<Arch>(function, input, output);
        std::uintptr_t const in = input.begin();
        std::uintptr_t const out = output.begin();
        std::size_t const apart = in < out ? out - in : in - out;
        if (apart != 0 && overlap(input, output))
            refuse<Arch>("ramp::%s: %s overlaps %s in part: they have %zu elements each and begin %zu bytes apart",
                         function, output.name, input.name, output.size, apart);
    };
    (compare(inputs), ...);
}

template <class Arch, class T, class Other>
RAMP_INLINE void check_disjoint(char const* function, argument<T> const& a, argument<Other> const& b) {
    if (overlap(a, b))
        refuse<Arch>("ramp::%s: %s (%zu elements) must not overlap %s (%zu elements)", function, a.name, a.size, b.name,
                     b.size);
}

/// The slopes as an argument.
template <class T>
RAMP_INLINE argument<T const> named(layout<T> const& of) {
    return {"slopes", of.slopes, of.count};
}

template <class N>
RAMP_INLINE constexpr bool is_negative(N const& number) {
    if constexpr (std::is_signed_v<N>)
        return number < 0;
    else
        return false;
}

/// Neither number that makes up the layout of f's slopes is negative.
template <class Arch, class F>
RAMP_INLINE void check_layout(char const* function, F const& f) {
    if (is_negative(f.slopes.size()) || is_negative(f.inner))
        refuse<Arch>("ramp::%s: %lld slopes for %lld consecutive elements each: neither may be negative", function,
                     static_cast<long long>(f.slopes.size()), static_cast<long long>(f.inner));
}

/// Whether n elements, of which there are some, are whole periods of the slopes. No number is so large that a product wraps
/// around.
template <class T>
RAMP_INLINE bool divides(layout<T> const& of, std::size_t n) {
    constexpr std::size_t half = std::size_t{1} << std::numeric_limits<std::size_t>::digits / 2;
    if ((of.count | of.inner) >= half && (of.inner == 0 || of.count > n / of.inner)) return false;
    std::size_t const period = of.count * of.inner;
    return period != 0 && n % period == 0;
}

/// The slopes of f fit n elements, as any do if there are none, and share no memory with an output of such an array. Nothing to
/// do for an f without slopes.
template <class Arch, class F, class... Outputs>
RAMP_INLINE void check_slopes(char const* function, F const& f, std::size_t n, Outputs const&... outputs) {
    if constexpr (parametric<F>) {
        check_layout<Arch>(function, f);
        if (n == 0) return;
        auto const of = layout_of(f);
        if (!divides(of, n))
            refuse<Arch>("ramp::%s: %zu slopes for %zu consecutive elements each do not divide %zu elements", function,
                         of.count, of.inner, n);
        (check_disjoint<Arch>(function, outputs, named(of)), ...);
    }
}

/// There is a sum for every slope, and the sums share no memory with the slopes, nor with any array of n elements.
template <class Arch, class F, class T, class... Arrays>
RAMP_INLINE void check_slope_gradient(char const* function, F const& f, argument<T> const& sums, std::size_t n,
                                      Arrays const&... arrays) {
    auto const slopes = named(layout_of(f));
    if (sums.size != slopes.size)
        refuse<Arch>("ramp::%s: %s has %zu elements for %zu slopes", function, sums.name, sums.size, slopes.size);
    check_disjoint<Arch>(function, sums, slopes);
    if (n > 0) (check_disjoint<Arch>(function, sums, arrays), ...);
}

/// A range of unsigned integers.
template <class R>
concept bit_range =
    std::ranges::contiguous_range<R> && std::ranges::sized_range<R> &&
    std::unsigned_integral<std::ranges::range_value_t<R>> && !std::same_as<std::ranges::range_value_t<R>, bool>;

/// There are as many words as hold a bit for each of n elements, and they overlap none of the others.
template <class Arch, class Word, class... Others>
RAMP_INLINE void check_mask(char const* function, argument<Word> const& mask, std::size_t n, Others const&... others) {
    static_assert(sizeof(Word) == 1 || std::endian::native == std::endian::little,
                  "ramp: on a big-endian CPU the mask must be of bytes");
    constexpr std::size_t bits = 8 * sizeof(Word);
    std::size_t const words = n / bits + (n % bits > 0 ? 1 : 0);
    if (mask.size != words)
        refuse<Arch>("ramp::%s: mask has %zu words of %zu bits, but %zu elements need %zu", function, mask.size, bits,
                     n, words);
    (check_disjoint<Arch>(function, mask, others), ...);
}

/// The derivative of f can be told from its output, if there is any.
template <class Arch, class F>
RAMP_INLINE void check_determined_by_output(char const* function, F const& f, std::size_t n) {
    if constexpr (requires { f.determined_by_output(); })
        if (n > 0 && !f.determined_by_output())
            refuse<Arch>("ramp::%s: the output does not determine the derivative of a negative or NaN parameter",
                         function);
}

}  // namespace ramp::inline RAMP_ABI::detail
