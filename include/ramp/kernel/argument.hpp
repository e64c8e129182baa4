// The arguments of a call: contiguous ranges, or rows, of one element type. Here is what the calls ask of their types, and what
// the checks know of each argument.
#pragma once

#include <ramp/concepts.hpp>
#include <ramp/kernel/runs.hpp>
#include <ramp/options.hpp>
#include <ramp/rows.hpp>

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <ranges>
#include <span>
#include <type_traits>

namespace ramp::inline RAMP_ABI::detail {

template <class R>
inline constexpr bool array_like = std::ranges::contiguous_range<R const&> && std::ranges::sized_range<R const&>;

/// Whether an argument of type R is rows.
template <class R>
inline constexpr bool is_rows_argument = is_rows<std::remove_cvref_t<R>> || matrix_view<std::remove_cvref_t<R>>;

/// What R has elements of, const if they are not to be written.
template <class R>
struct range_element {
    using type = std::remove_reference_t<std::ranges::range_reference_t<R&>>;
};
template <class R>
    requires is_rows_argument<R>
struct range_element<R> {
    using type = std::remove_pointer_t<decltype(rows(std::declval<R const&>()).data())>;
};
template <class R>
using range_element_t = std::remove_cv_t<typename range_element<R>::type>;

/// How many elements a range of this type has, or 0 where only the range itself knows.
template <class R>
inline constexpr std::size_t extent_of_type = 0;
template <class T, std::size_t N>
inline constexpr std::size_t extent_of_type<T[N]> = N;
template <class T, std::size_t N>
inline constexpr std::size_t extent_of_type<std::array<T, N>> = N;
template <class T, std::size_t N>
    requires(N != std::dynamic_extent)
inline constexpr std::size_t extent_of_type<std::span<T, N>> = N;

/// The same of the ranges of a call, which are checked to have the same size.
template <class... Ranges>
inline constexpr std::size_t extent_of = (std::max)({extent_of_type<std::remove_cvref_t<Ranges>>...});

/// What may stand for a range.
template <class R>
inline constexpr bool is_argument = array_like<R> || is_rows_argument<R>;

/// Whether R, the type of an argument, is a range of T.
template <class R, class T>
concept range_of = array_like<std::remove_cvref_t<R>> && std::is_same_v<range_element_t<std::remove_reference_t<R>>, T>;

/// Whether f has no slopes, or slopes of type T.
template <class F, class T>
inline constexpr bool has_slopes_of = true;
template <parametric F, class T>
inline constexpr bool has_slopes_of<F, T> = std::is_same_v<slope_t<F>, T>;

/// The one element type of the ranges, and of the slopes of F. If they do not agree, the compiler's message is a
/// sentence that says so.
template <class F, class First, class... Rest>
struct common_element {
    static_assert(
        (is_argument<First> && ... && is_argument<Rest>),
        "ramp: every range must be contiguous and know its size, as std::vector, std::array and std::span do; "
        "wrap a pointer as std::span(pointer, size), and rows that are apart as ramp::rows");
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

/// The same for ranges that no functor goes with.
struct no_functor {};
template <class... Ranges>
using row_element_t = common_element_t<no_functor, Ranges...>;

/// Whether elements of R may be written to. An R that is no range passes here, since another message tells of that.
template <class R>
inline constexpr bool writable = true;
template <std::ranges::range R>
inline constexpr bool writable<R> = !std::is_const_v<std::remove_reference_t<std::ranges::range_reference_t<R>>>;
template <class R>
    requires is_rows_argument<R>
inline constexpr bool writable<R> = !std::is_const_v<typename range_element<std::remove_cvref_t<R>>::type>;

/// A functor that has f(x), with slopes or without.
template <class F, class V>
concept has_value = activation<F, V> || parametric_activation<F, V>;
template <class F, class V>
concept has_derivative = differentiable<F, V> || parametric_differentiable<F, V>;
template <class F, class V>
concept has_derivative_from_output = differentiable_from_output<F, V> || parametric_differentiable_from_output<F, V>;

/// A contiguous range of unsigned integers, as a mask is.
template <class R>
concept bit_range =
    std::ranges::contiguous_range<R> && std::ranges::sized_range<R> &&
    std::unsigned_integral<std::ranges::range_value_t<R>> && !std::same_as<std::ranges::range_value_t<R>, bool>;

/// What may follow x in forward, if the call is not in place.
template <class R>
concept second_range = !bit_range<R> && !option<std::remove_cvref_t<R>>;

/// An argument of a call: its elements, and the name that messages call it by.
template <class T>
struct argument {
    char const* name;
    T* data;
    std::size_t size;

    RAMP_INLINE std::uintptr_t begin() const { return reinterpret_cast<std::uintptr_t>(data); }
};
template <class T>
struct argument<rows<T>> {
    char const* name;
    rows<T> data;
    std::size_t size;

    RAMP_INLINE std::uintptr_t begin() const { return reinterpret_cast<std::uintptr_t>(data.data()); }
};

template <class R>
RAMP_INLINE auto named(char const* name, R&& range) {
    if constexpr (is_rows_argument<R>) {
        rows const data(range);
        return argument<std::remove_const_t<decltype(data)>>{name, data, data.size()};
    } else {
        using element = std::remove_reference_t<std::ranges::range_reference_t<R>>;
        return argument<element>{name, std::ranges::data(range), static_cast<std::size_t>(std::ranges::size(range))};
    }
}

/// How long the rows of the first argument that is rows are.
template <class First, class... Rest>
RAMP_INLINE std::size_t row_length_of(First const& first, Rest const&... rest) {
    if constexpr (is_rows_argument<First>)
        return rows(first).length();
    else
        return row_length_of(rest...);
}

/// The slopes of f as such an argument.
template <parametric F>
RAMP_INLINE argument<slope_t<F> const> named_slopes(F const& f) {
    auto const of = layout_of(f);
    return {parameters_name<F>, of.slopes, of.count};
}

}  // namespace ramp::inline RAMP_ABI::detail
