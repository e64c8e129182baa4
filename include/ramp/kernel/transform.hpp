// Transforms one run of elements, by the loop that serves it.
#pragma once

#include <ramp/kernel/loop.hpp>
#include <ramp/kernel/places.hpp>

#include <array>
#include <cstddef>

RAMP_PRECISE_BEGIN
RAMP_LOOPS_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// Shorter runs are not streamed: finding an aligned place to begin would cost more than it saves.
inline constexpr std::size_t shortest_stream = 256;

/// Computes out[i] = kernel(in[i]...) by the loop that serves a pass as long as that, with streaming stores if `Streams`.
template <class Arch, class T, bool Long, bool Streams, class Out, class Kernel, class... In>
RAMP_INLINE void transform_run(std::size_t n, Out out, Kernel kernel, In... in) {
    if constexpr (!Streams)
        transform<Arch, T, Long ? 1 : 4>(n, out, kernel, in...);
    else if constexpr (Long)
        transform_streaming_by_long<Arch, T>(n, out, kernel, in...);
    else
        transform_streaming<Arch, T>(n, out, kernel, in...);
}

/// Does the same with a kernel that is there once, a batch a turn.
template <class Arch, class T, class Out, class Kernel, class... In>
RAMP_INLINE void transform_by_batch(std::size_t n, Out out, Kernel kernel, In... in) {
    using V = xsimd::batch<T, Arch>;
    constexpr std::size_t width = lanes<V>;
    for (std::size_t i = 0; i < n; i += width) {
        auto const result = kernel(load_at_most<V>(advance(in, i), n - i)...);
        if (n - i < width)
            store(advance(out, i), result, first_lanes{n - i});
        else
            store(advance(out, i), result, all_lanes{});
    }
}

/// Whether rows are so short that neither streaming nor setting out for more than a batch a turn pays.
template <class Arch, class T, bool Long, bool Streams>
RAMP_INLINE bool is_short_row(std::size_t length) {
    if constexpr (Long) return !Streams || length < shortest_stream;
    return length < 4 * lanes<xsimd::batch<T, Arch>>;
}

/// Does the same for elements `first` to `first + n` of places that may be rows.
template <class Arch, class T, bool Long, bool Streams, class Out, class Kernel, class... In>
RAMP_INLINE void transform_part(std::size_t first, std::size_t n, Out out, Kernel kernel, In... in) {
    if constexpr (!has_rows<Out> && (!has_rows<In> && ...)) {
        transform_run<Arch, T, Long, Streams>(n, advance(out, first), kernel, advance(in, first)...);
    } else {
        std::size_t const length = row_length(out, in...);
        position at = position_of(first, length);
        std::size_t const end = first + n;
        auto const each_piece = [&](auto transform_piece) RAMP_INLINE_LAMBDA {
            for (; at.index < end; ++at.row, at.column = 0) {
                std::size_t const rest = end - at.index;
                std::size_t const count = length - at.column < rest ? length - at.column : rest;
                transform_piece(count, in_row(out, at), kernel, in_row(in, at)...);
                at.index += count;
            }
        };
        if (is_short_row<Arch, T, Long, Streams>(length))
            each_piece([](auto... piece) RAMP_INLINE_LAMBDA { transform_by_batch<Arch, T>(piece...); });
        else
            each_piece([](std::size_t count, auto... piece) RAMP_INLINE_LAMBDA {
                if (Streams && count < shortest_stream)
                    transform_by_batch<Arch, T>(count, piece...);
                else
                    transform_run<Arch, T, Long, Streams>(count, piece...);
            });
    }
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_LOOPS_END
RAMP_PRECISE_END
