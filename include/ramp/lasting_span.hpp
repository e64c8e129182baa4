// Where a functor has its learned parameters: a span of an array that somebody else owns.
#pragma once

#include <ramp/simd/compiler.hpp>

#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <ranges>
#include <span>
#include <type_traits>

namespace ramp::inline RAMP_ABI {

namespace detail {

/// A std::span that refuses a temporary which owns its elements: the span would outlive them.
template <class T>
struct lasting_span : std::span<T const> {
    static_assert(std::is_same_v<T, float> || std::is_same_v<T, double>,
                  "ramp: slopes and biases must be float or double");

    RAMP_INLINE constexpr lasting_span() {}

    template <std::ranges::contiguous_range R>
        requires(std::ranges::sized_range<R> && std::is_same_v<std::remove_cv_t<std::ranges::range_value_t<R>>, T>)
    RAMP_INLINE constexpr lasting_span(R&& range)
        : std::span<T const>(std::ranges::data(range), std::ranges::size(range)) {
        must_last<std::ranges::borrowed_range<R>>();
    }
    RAMP_INLINE constexpr lasting_span(std::initializer_list<T>&&) { must_last<!std::is_same_v<T, T>>(); }
    template <class First>
        requires std::is_constructible_v<std::span<T const>, First, std::size_t>
    RAMP_INLINE constexpr lasting_span(First first, std::size_t count) : std::span<T const>(first, count) {}
    template <class First, std::sized_sentinel_for<First> End>
        requires std::is_constructible_v<std::span<T const>, First, End>
    RAMP_INLINE constexpr lasting_span(First first, End end) : std::span<T const>(first, end) {}

private:
    template <bool Lasting>
    RAMP_INLINE static constexpr void must_last() {
        static_assert(
            Lasting,
            "ramp: slopes and biases are not copied, and these are gone after the expression; give them a name, as in "
            " `std::vector<float> slopes{0.25f}; ramp::prelu f{slopes};`");
    }
};

}  // namespace detail

}  // namespace ramp::inline RAMP_ABI

template <class T>
inline constexpr bool std::ranges::enable_borrowed_range<ramp::detail::lasting_span<T>> = true;
