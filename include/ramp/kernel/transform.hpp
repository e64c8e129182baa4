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
RAMP_PART void transform_run(std::size_t n, Out out, Kernel kernel, In... in) {
    if constexpr (!Streams)
        transform<Arch, T, Long ? 1 : 4>(n, out, kernel, in...);
    else if constexpr (Long)
        transform_streaming_by_long<Arch, T>(n, out, kernel, in...);
    else
        transform_streaming<Arch, T>(n, out, kernel, in...);
}

/// Does the same for elements `at.index` to `end` of places of which some are rows, a batch a turn. It is one loop, and not one for each
/// row, so that what the kernel needs is in registers once for all.
template <class Arch, class T, class Out, class Kernel, class... In>
RAMP_PART void transform_short_rows(position at, std::size_t end, std::size_t length, Out out, Kernel kernel,
                                    In... in) {
    using V = xsimd::batch<T, Arch>;
    while (at.index < end) {
        std::size_t count = length - at.column;
        if (end - at.index < count) count = end - at.index;
        auto const result = kernel(load_at_most<V>(in_row(in, at), count)...);
        if (count < lanes<V>) {
            store(in_row(out, at), result, first_lanes{count});
        } else {
            store(in_row(out, at), result, all_lanes{});
            count = lanes<V>;
        }
        at.index += count;
        at.column += count;
        if (at.column == length) {
            at.column = 0;
            ++at.row;
        }
    }
}

/// Does the same for rows of whole batches, from the beginning of one on: no step asks how many elements are left.
template <class Arch, class T, class Out, class Kernel, class... In>
RAMP_PART void transform_rows_of_batches(position at, std::size_t end, std::size_t length, Out out, Kernel kernel,
                                         In... in) {
    using V = xsimd::batch<T, Arch>;
    for (; at.index < end; ++at.row, at.index += length) {
        std::size_t const rest = end - at.index;
        std::size_t const count = length < rest ? length : rest;
        for (std::size_t i = 0; i < count; i += lanes<V>) {
            position const here{at.index + i, at.row, i};
            store(in_row(out, here), kernel(load<V>(in_row(in, here), all_lanes{})...), all_lanes{});
        }
    }
}

/// Does the same by the loop for one run, for each row.
template <class Arch, class T, bool Long, bool Streams, class Out, class Kernel, class... In>
RAMP_PART void transform_long_rows(position at, std::size_t end, std::size_t length, Out out, Kernel kernel, In... in) {
    for (; at.index < end; ++at.row, at.column = 0) {
        std::size_t const rest = end - at.index;
        std::size_t const count = length - at.column < rest ? length - at.column : rest;
        if (Streams && count < shortest_stream)  // a part of a row
            transform_run<Arch, T, Long, false>(count, in_row(out, at), kernel, in_row(in, at)...);
        else
            transform_run<Arch, T, Long, Streams>(count, in_row(out, at), kernel, in_row(in, at)...);
        at.index += count;
    }
}

/// Whether rows are so short that neither streaming nor setting out for more than a batch a turn pays.
template <class Arch, class T, bool Long, bool Streams>
RAMP_INLINE bool is_short_row(std::size_t length) {
    if constexpr (Streams) return length < shortest_stream;
    return Long || length < 4 * lanes<xsimd::batch<T, Arch>>;
}

/// Does the same for elements `first` to `first + n` of places that may be rows.
template <class Arch, class T, bool Long, bool Streams, class Out, class Kernel, class... In>
RAMP_PART void transform_part(std::size_t first, std::size_t n, Out out, Kernel kernel, In... in) {
    if constexpr (!has_rows<Out> && (!has_rows<In> && ...)) {
        transform_run<Arch, T, Long, Streams>(n, advance(out, first), kernel, advance(in, first)...);
    } else {
        std::size_t const length = row_length(out, in...);
        position const at = position_of(first, length);
        if constexpr (!Long && !Streams)
            if (length < shortest_stream && at.column == 0 && (length | n) % lanes<xsimd::batch<T, Arch>> == 0)
                return transform_rows_of_batches<Arch, T>(at, first + n, length, out, kernel, in...);
        if (is_short_row<Arch, T, Long, Streams>(length))
            transform_short_rows<Arch, T>(at, first + n, length, out, kernel, in...);
        else
            transform_long_rows<Arch, T, Long, Streams>(at, first + n, length, out, kernel, in...);
    }
}

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_LOOPS_END
RAMP_PRECISE_END
