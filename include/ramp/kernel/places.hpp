// Rows as what a loop reads and writes. A loop over rows is one loop for each row, or for the part of a row that a run of one slope has,
// over plain places.
#pragma once

#include <ramp/kernel/outputs.hpp>
#include <ramp/rows.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace ramp::inline RAMP_ABI::detail {

/// A plain place whose first element is not element 0, but element `first`.
template <class Place>
struct beginning_at {
    Place place;
    std::size_t first;
};
template <class Place>
beginning_at(Place, std::size_t) -> beginning_at<Place>;

template <class Place>
RAMP_INLINE Place advance(beginning_at<Place> const& from, std::size_t i) {
    return advance(from.place, i - from.first);
}

/// Whether a place is rows, or has some.
template <class Place>
inline constexpr bool has_rows = is_rows<Place>;
template <class First, class Second>
inline constexpr bool has_rows<two_arrays<First, Second>> = has_rows<First> || has_rows<Second>;
template <class Place>
inline constexpr bool has_rows<array_with_bits<Place>> = has_rows<Place>;

// What follows is there for rows, for outputs that have rows, and for places that have none.

/// How long the rows are. All rows among the places of a call have one shape.
template <class First, class... Rest>
RAMP_INLINE std::size_t row_length(First const& first, Rest const&... rest) {
    if constexpr (is_rows<First>)
        return first.length();
    else
        return row_length(rest...);
}
template <class First, class Second, class... Rest>
RAMP_INLINE std::size_t row_length(two_arrays<First, Second> const& out, Rest const&... rest) {
    return row_length(out.first, out.second, rest...);
}
template <class Place, class... Rest>
RAMP_INLINE std::size_t row_length(array_with_bits<Place> const& out, Rest const&... rest) {
    return row_length(out.value, rest...);
}

/// Whether there is no memory between rows.
template <class Place>
RAMP_INLINE bool is_flat(Place const& place) {
    if constexpr (is_rows<Place>)
        return is_together(place);
    else
        return true;
}
template <class First, class Second>
RAMP_INLINE bool is_flat(two_arrays<First, Second> const& out) {
    return is_flat(out.first) && is_flat(out.second);
}
template <class Place>
RAMP_INLINE bool is_flat(array_with_bits<Place> const& out) {
    return is_flat(out.value);
}

/// The plain place that these are then.
template <class Place>
RAMP_INLINE auto flat(Place const& place) {
    if constexpr (is_rows<Place>)
        return place.data();
    else
        return place;
}
template <class First, class Second>
RAMP_INLINE auto flat(two_arrays<First, Second> const& out) {
    return two_arrays{flat(out.first), flat(out.second)};
}
template <class Place>
RAMP_INLINE auto flat(array_with_bits<Place> const& out) {
    return array_with_bits{flat(out.value), out.bytes};
}

/// Calls `work` with the places, or with the plain places that they are if all rows lie one after the other.
template <class Work, class... Places>
RAMP_INLINE void with_flat(Work work, Places const&... places) {
    if constexpr ((has_rows<Places> || ...))
        if ((is_flat(places) && ...)) return work(flat(places)...);
    work(places...);
}

/// Element `index` of an array, which is element `column` of row `row`.
struct position {
    std::size_t index;
    std::size_t row;
    std::size_t column;
};
RAMP_INLINE position position_of(std::size_t index, std::size_t length) {
    if ((index | length) <= std::uint32_t(-1)) {  // a division of 32 bits takes much less time
        auto const short_index = static_cast<std::uint32_t>(index);
        auto const short_length = static_cast<std::uint32_t>(length);
        return {index, short_index / short_length, short_index % short_length};
    }
    return {index, index / length, index % length};
}

/// Where that lies, as a plain place which is good until the end of the row.
template <class Place>
RAMP_INLINE auto in_row(Place const& place, position at) {
    if constexpr (is_rows<Place>)
        return place.data() + (at.row * place.stride() + at.column);
    else
        return advance(place, at.index);
}
template <class First, class Second>
RAMP_INLINE auto in_row(two_arrays<First, Second> const& out, position at) {
    return two_arrays{in_row(out.first, at), in_row(out.second, at)};
}
template <class Place>
RAMP_INLINE auto in_row(array_with_bits<Place> const& out, position at) {
    array_with_bits place{in_row(out.value, at), out.bytes};
    place.first = at.index;
    return place;
}

// Sums take their terms in the order that the elements have in an array, whatever the rows: a batch may begin in one row and end in
// another.

/// An element of rows and those after it, in the next rows too.
template <class T>
struct across_rows {
    T* row;
    std::size_t column;
    std::size_t length;
    std::size_t stride;

    /// Whether so many elements are left of the row.
    RAMP_INLINE bool has(std::size_t count) const { return count <= length - column; }
    RAMP_INLINE T* element() const { return row + column; }
    /// The element, and goes on to the one after it.
    RAMP_INLINE T& next() {
        if (column == length) {
            row += stride;
            column = 0;
        }
        return row[column++];
    }
};

template <class V, class T, class Lane>
RAMP_INLINE V load(across_rows<T> from, Lane lane) {
    std::size_t const count = count_of<V>(lane);
    if (from.has(count)) return load<V>(from.element(), lane);
    std::array<element_t<V>, lanes<V>> together{};
    for (std::size_t i = 0; i < count; ++i) together[i] = from.next();
    return load<V>(together.data(), all_lanes{});
}
template <class T, class V, class Lane>
RAMP_INLINE void store(across_rows<T> to, V x, Lane lane) {
    std::size_t const count = count_of<V>(lane);
    if (to.has(count)) return store(to.element(), x, lane);
    std::array<T, lanes<V>> together;
    store(together.data(), x, all_lanes{});
    for (std::size_t i = 0; i < count; ++i) to.next() = together[i];
}

/// Where element i lies, for places of which some may be rows.
template <class... Places>
RAMP_INLINE auto locate(std::size_t i, Places const&... places) {
    if constexpr ((has_rows<Places> || ...))
        return position_of(i, row_length(places...));
    else
        return i;
}

/// Where the element lies that is so many after it, which `step` has as an element of its own: a division would take longer.
template <class... Places>
RAMP_INLINE std::size_t moved(std::size_t i, std::size_t step, Places const&...) {
    return i + step;
}
template <class... Places>
RAMP_INLINE position moved(position at, position step, Places const&... places) {
    std::size_t const length = row_length(places...);
    at.index += step.index;
    at.row += step.row;
    at.column += step.column;
    if (at.column >= length) {
        at.column -= length;
        ++at.row;
    }
    return at;
}

/// The place that begins there.
template <class T>
RAMP_INLINE T* reach(T* first, std::size_t i) {
    return first + i;
}
template <class T>
RAMP_INLINE T* reach(T* first, position at) {
    return first + at.index;
}
template <class T>
RAMP_INLINE across_rows<T> reach(rows<T> const& of, position at) {
    return {of.data() + at.row * of.stride(), at.column, of.length(), of.stride()};
}

}  // namespace ramp::inline RAMP_ABI::detail
