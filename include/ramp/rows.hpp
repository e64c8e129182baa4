#pragma once

#include <ramp/refuse.hpp>
#include <ramp/simd/value.hpp>

#include <concepts>
#include <cstddef>
#include <limits>
#include <ranges>
#include <type_traits>

namespace ramp::inline RAMP_ABI {

namespace detail {

/// A view of a matrix that tells its shape as std::mdspan does.
template <class M>
concept matrix_view = requires(M const& matrix) {
    { matrix.data_handle() };
    { matrix.extent(1) } -> std::integral;
    { matrix.stride(1) } -> std::integral;
    requires M::rank() == 2;
};

template <class N>
RAMP_INLINE constexpr bool is_negative(N const& number) {
    if constexpr (std::is_signed_v<N>)
        return number < 0;
    else
        return false;
}

/// The number, or the largest there is where it is larger.
template <class N>
RAMP_INLINE constexpr std::size_t as_size(N number) {
    constexpr std::size_t most = (std::numeric_limits<std::size_t>::max)();
    if constexpr (sizeof(N) > sizeof(std::size_t))
        if (number > static_cast<N>(most)) return most;
    return static_cast<std::size_t>(number);
}

/// The most elements of T that an array can have.
template <class T>
inline constexpr std::size_t longest_of =
    static_cast<std::size_t>((std::numeric_limits<std::ptrdiff_t>::max)()) / sizeof(T);

}  // namespace detail

/// Rows of a matrix, with memory between them that does not belong to them. They stand wherever a call takes a range.
///   ramp::forward(ramp::gelu{}, ramp::rows{image, height, width, pitch}, y);    // y[r * width + c] = gelu(image[r * pitch + c])
///   ramp::rows{matrix.data(), matrix.outerSize(), matrix.innerSize(), matrix.outerStride()}    // a block of Eigen's
/// Formula:         element i is data[i / length * stride + i % length]; what is in between is neither read nor written
/// Shapes, units:   `count` rows of `length` elements, which begin `stride` elements apart; the numbers may be of any integer type.
///                  n is count * length. A plain range among the arguments has its elements one after the other, as many. Rows that
///                  are read may overlap each other, and with a stride of 0 they are all the same
/// Errors thrown:   a number is negative; the rows do not fit in memory, or in the range that they are rows of. A call throws if
///                  two of its arguments are rows of different shapes, or if rows that it writes overlap each other
template <class T>
class rows {
public:
    /// Rows that begin where a pointer says. An array is no pointer: it has an end.
    template <class Pointer, std::integral Count, std::integral Length, std::integral Stride>
        requires std::is_pointer_v<Pointer>
    RAMP_INLINE constexpr rows(Pointer const& first, Count count, Length length, Stride stride)
        : rows(first, detail::longest_of<T>, count, length, stride) {}

    /// Rows of a contiguous range.
    template <std::ranges::contiguous_range R, std::integral Count, std::integral Length, std::integral Stride>
        requires std::ranges::sized_range<R>
    RAMP_INLINE constexpr rows(R&& range, Count count, Length length, Stride stride)
        : rows(std::ranges::data(range), static_cast<std::size_t>(std::ranges::size(range)), count, length, stride) {}

    /// A std::mdspan of rank 2, or what has its members, whose inner stride is 1.
    template <detail::matrix_view M>
    RAMP_INLINE constexpr rows(M const& matrix)
        : rows(matrix.data_handle(), matrix.extent(0), matrix.extent(1), matrix.stride(0)) {
        if (matrix.stride(1) != 1 && matrix.extent(1) > 1)
            detail::refuse<default_arch>("ramp::rows: the inner stride must be 1, but it is %zu",
                                         static_cast<std::size_t>(matrix.stride(1)));
    }

    /// The first element of the first row.
    RAMP_INLINE constexpr T* data() const { return data_; }
    /// How many rows there are.
    RAMP_INLINE constexpr std::size_t count() const { return count_; }
    /// How many elements a row has.
    RAMP_INLINE constexpr std::size_t length() const { return length_; }
    /// How many elements lie between the beginnings of two rows.
    RAMP_INLINE constexpr std::size_t stride() const { return stride_; }
    /// How many elements all rows have together.
    RAMP_INLINE constexpr std::size_t size() const { return count_ * length_; }

private:
    template <class Count, class Length, class Stride>
    RAMP_INLINE constexpr rows(T* data, std::size_t room, Count count, Length length, Stride stride)
        : data_(data),
          count_(detail::as_size(count)),
          length_(detail::as_size(length)),
          stride_(detail::as_size(stride)) {
        if (detail::is_negative(count) || detail::is_negative(length) || detail::is_negative(stride))
            detail::refuse<default_arch>(
                "ramp::rows: %lld rows of %lld elements with a stride of %lld: none may be negative",
                static_cast<long long>(count), static_cast<long long>(length), static_cast<long long>(stride));
        if (!fits(room))
            detail::refuse<default_arch>(
                "ramp::rows: %zu rows of %zu elements with a stride of %zu do not fit in %zu elements", count_, length_,
                stride_, room);
    }

    /// Whether so many elements have room for the rows, and memory for as many elements as they have. No product wraps around.
    RAMP_INLINE constexpr bool fits(std::size_t room) const {
        if (count_ == 0 || length_ == 0) return true;
        std::size_t const others = count_ - 1;
        return length_ <= room && (stride_ == 0 || others <= (room - length_) / stride_) &&
               count_ <= detail::longest_of<T> / length_;
    }

    T* data_;
    std::size_t count_;
    std::size_t length_;
    std::size_t stride_;
};

template <class Pointer, class Count, class Length, class Stride>
    requires std::is_pointer_v<Pointer>
rows(Pointer const&, Count, Length, Stride) -> rows<std::remove_pointer_t<Pointer>>;
template <std::ranges::contiguous_range R, class Count, class Length, class Stride>
rows(R&&, Count, Length, Stride) -> rows<std::remove_reference_t<std::ranges::range_reference_t<R>>>;
template <detail::matrix_view M>
rows(M const&) -> rows<std::remove_reference_t<decltype(*std::declval<M const&>().data_handle())>>;

namespace detail {

template <class R>
inline constexpr bool is_rows = false;
template <class T>
inline constexpr bool is_rows<rows<T>> = true;

/// Whether rows lie one after the other, as an array of their elements does.
template <class T>
RAMP_INLINE constexpr bool is_together(rows<T> const& of) {
    return of.count() <= 1 || of.length() == 0 || of.stride() == of.length();
}

}  // namespace detail

}  // namespace ramp::inline RAMP_ABI
