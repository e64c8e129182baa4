// The checks that the algorithms make before they write anything.
#pragma once

#include <ramp/concepts.hpp>
#include <ramp/detail/compiler.hpp>

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <initializer_list>
#include <ranges>
#include <stdexcept>
#include <type_traits>

namespace ramp::inline RAMP_ABI::detail {

template <class R>
inline constexpr bool array_like = std::ranges::contiguous_range<R const&> && std::ranges::sized_range<R const&>;

template <class R>
using range_element_t = std::remove_cv_t<std::remove_reference_t<std::ranges::range_reference_t<R&>>>;

/// The one element type of the ranges; says in a sentence what is wrong with them.
template <class First, class... Rest>
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
};

template <class... Ranges>
using common_element_t = typename common_element<std::remove_cvref_t<Ranges>...>::type;

template <class R>
inline constexpr bool writable = !std::is_const_v<std::remove_reference_t<std::ranges::range_reference_t<R>>>;

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
    RAMP_INLINE std::uintptr_t end() const { return begin() + size * sizeof(T); }
    template <class Other>
    RAMP_INLINE bool overlaps(argument<Other> const& other) const {
        return begin() < other.end() && other.begin() < end();
    }
};

template <class R>
RAMP_INLINE auto named(char const* name, R&& range) {
    using element = std::remove_reference_t<std::ranges::range_reference_t<R>>;
    return argument<element>{name, std::ranges::data(range), static_cast<std::size_t>(std::ranges::size(range))};
}

/// An output has the size of each input, and is the very same range or a disjoint one.
template <class Arch, class T, class... Inputs>
RAMP_INLINE void check_output(char const* function, argument<T> const& output, Inputs const&... inputs) {
    auto const compare = [&](auto const& input) RAMP_INLINE_LAMBDA {
        if (input.size != output.size)
            refuse<Arch>("ramp::%s: %s has %zu elements, but %s has %zu", function, input.name, input.size, output.name,
                         output.size);
        if (input.begin() != output.begin() && output.overlaps(input))
            refuse<Arch>("ramp::%s: %s overlaps %s in part: they have %zu elements each and begin %zu bytes apart",
                         function, output.name, input.name, output.size,
                         static_cast<std::size_t>(output.begin() < input.begin() ? input.begin() - output.begin()
                                                                                 : output.begin() - input.begin()));
    };
    (compare(inputs), ...);
}

/// Slopes, and what is computed of them, share no memory with an output.
template <class Arch, class T, class Other>
RAMP_INLINE void check_disjoint(char const* function, argument<T> const& a, argument<Other> const& b) {
    if (a.overlaps(b))
        refuse<Arch>("ramp::%s: %s (%zu elements) must not overlap %s (%zu elements)", function, a.name, a.size, b.name,
                     b.size);
}

/// The slopes of f fit n elements, and no output overlaps them. Nothing to do for an f without slopes.
template <class Arch, class F, class... Outputs>
RAMP_INLINE void check_slopes(char const* function, F const& f, std::size_t n, Outputs const&... outputs) {
    if constexpr (parametric<F>) {
        std::size_t const period = f.slopes.size() * f.inner;
        if (period == 0 || n % period != 0)
            refuse<Arch>("ramp::%s: %zu slopes for %zu consecutive elements each do not divide %zu elements", function,
                         f.slopes.size(), static_cast<std::size_t>(f.inner), n);
        (check_disjoint<Arch>(function, outputs, named("slopes", f.slopes)), ...);
    }
}

/// There is a sum for every slope, and nothing overlaps the sums.
template <class Arch, class F, class T, class... Others>
RAMP_INLINE void check_slope_gradient(char const* function, F const& f, argument<T> const& sums,
                                      Others const&... others) {
    if (sums.size != f.slopes.size())
        refuse<Arch>("ramp::%s: %s has %zu elements for %zu slopes", function, sums.name, sums.size, f.slopes.size());
    (check_disjoint<Arch>(function, sums, others), ...);
}

/// A range of unsigned integers.
template <class R>
concept bit_range =
    std::ranges::contiguous_range<R> && std::ranges::sized_range<R> &&
    std::unsigned_integral<std::ranges::range_value_t<R>> && !std::same_as<std::ranges::range_value_t<R>, bool>;

/// There are as many words as hold a bit for each of n elements, and they overlap no other argument.
template <class Arch, class Word, class... Others>
RAMP_INLINE void check_mask(char const* function, argument<Word> const& mask, std::size_t n, Others const&... others) {
    static_assert(sizeof(Word) == 1 || std::endian::native == std::endian::little,
                  "ramp: on a big-endian CPU the mask must be of bytes");
    std::size_t const words = (n + 8 * sizeof(Word) - 1) / (8 * sizeof(Word));
    if (mask.size != words)
        refuse<Arch>("ramp::%s: mask has %zu words of %zu bits, but %zu elements need %zu", function, mask.size,
                     8 * sizeof(Word), n, words);
    (check_disjoint<Arch>(function, mask, others), ...);
}

/// The derivative of f can be told from its output.
template <class Arch, class F>
RAMP_INLINE void check_determined_by_output(char const* function, F const& f) {
    if constexpr (requires { f.determined_by_output(); })
        if (!f.determined_by_output())
            refuse<Arch>("ramp::%s: the output does not determine the derivative of a negative or NaN parameter",
                         function);
}

}  // namespace ramp::inline RAMP_ABI::detail
