// Whether two arguments of a call share memory.
#pragma once

#include <ramp/kernel/argument.hpp>

#include <cstddef>
#include <cstdint>

namespace ramp::inline RAMP_ABI::detail {

RAMP_INLINE std::uintptr_t distance(std::uintptr_t a, std::uintptr_t b) {
    return a < b ? b - a : a - b;
}

/// Whether the second of two arrays begins within the first. The distance is compared in elements, since a size in
/// bytes might wrap around.
template <class T>
RAMP_INLINE bool reaches(argument<T> const& lower, std::uintptr_t upper) {
    return (upper - lower.begin()) / sizeof(T) < lower.size;
}

/// The memory of rows, in bytes. A plain range is one row.
struct memory_rows {
    std::uintptr_t begin;
    std::size_t count;
    std::size_t length;
    std::size_t stride;

    RAMP_INLINE bool operator==(memory_rows const& other) const {
        return begin == other.begin && count == other.count && length == other.length && stride == other.stride;
    }
    RAMP_INLINE std::uintptr_t row(std::size_t i) const { return begin + i * stride; }
    RAMP_INLINE std::uintptr_t end() const { return row(count - 1) + length; }
};

template <class T>
RAMP_INLINE memory_rows memory_of(argument<T> const& a) {
    return {a.begin(), 1, a.size * sizeof(T), 0};
}
template <class T>
RAMP_INLINE memory_rows memory_of(argument<rows<T>> const& a) {
    if (is_together(a.data)) return {a.begin(), 1, a.size * sizeof(T), 0};
    return {a.begin(), a.data.count(), a.data.length() * sizeof(T), a.data.stride() * sizeof(T)};
}

/// Whether rows that are equally far apart overlap, of a and of b, which begins later. Row 0 of b begins `rest` bytes after where row k
/// of a does.
RAMP_INLINE bool overlap_in_step(memory_rows const& a, memory_rows const& b) {
    std::size_t const apart = b.begin - a.begin;
    std::size_t const k = apart / a.stride;
    std::size_t const rest = apart % a.stride;
    return (k < a.count && rest < a.length) || (k + 1 < a.count && a.stride - rest < b.length);
}

/// Whether any two rows overlap, where they are not equally far apart.
RAMP_INLINE bool overlap_by_row(memory_rows const& a, memory_rows const& b) {
    for (std::size_t i = 0, j = 0; i < a.count && j < b.count;) {
        if (a.row(i) + a.length <= b.row(j))
            ++i;
        else if (b.row(j) + b.length <= a.row(i))
            ++j;
        else
            return true;
    }
    return false;
}

RAMP_INLINE bool overlap(memory_rows const& a, memory_rows const& b) {
    if (a.length == 0 || b.length == 0 || a.count == 0 || b.count == 0) return false;
    if (a.end() <= b.begin || b.end() <= a.begin) return false;
    if (a.stride != b.stride || a.stride < a.length || a.stride < b.length) return overlap_by_row(a, b);
    return a.begin < b.begin ? overlap_in_step(a, b) : overlap_in_step(b, a);
}

/// Whether two arguments have a byte in common. The caller makes sure that both are empty or neither is.
template <class T, class Other>
RAMP_INLINE bool overlap(argument<T> const& a, argument<Other> const& b) {
    if constexpr (is_rows<T> || is_rows<Other>)
        return overlap(memory_of(a), memory_of(b));
    else
        return a.begin() < b.begin() ? reaches(a, b.begin()) : reaches(b, a.begin());
}

/// Whether two arguments of one size are the same elements.
template <class T, class Other>
RAMP_INLINE bool is_same_memory(argument<T> const& a, argument<Other> const& b) {
    if constexpr (is_rows<T> || is_rows<Other>)
        return memory_of(a) == memory_of(b);
    else
        return a.begin() == b.begin();
}

}  // namespace ramp::inline RAMP_ABI::detail
