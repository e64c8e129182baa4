// By itself: as far as the compiler sees here the arrays may overlap, so it cannot make a call of memcpy of the loop.
#include "copy.hpp"

#include <cstdint>

#include <xsimd/xsimd.hpp>

namespace {

template <class T>
void copy_batches(T const* from, T* to, std::size_t n) {
    using batch = xsimd::batch<T>;
    constexpr std::size_t width = batch::size;
    auto const copy_batch = [=](std::size_t i) { batch::load_unaligned(from + i).store_unaligned(to + i); };
    if (n < width) {
        for (std::size_t i = 0; i < n; ++i) to[i] = from[i];
        return;
    }
    // From the first place where a store is aligned.
    std::size_t i = (width - reinterpret_cast<std::uintptr_t>(to) / sizeof(T) % width) % width;
    if (i > 0) copy_batch(0);
    for (; i + 4 * width <= n; i += 4 * width) {
        batch const loaded[] = {batch::load_unaligned(from + i), batch::load_unaligned(from + i + width),
                                batch::load_unaligned(from + i + 2 * width),
                                batch::load_unaligned(from + i + 3 * width)};
        for (std::size_t k = 0; k < 4; ++k) loaded[k].store_unaligned(to + i + k * width);
    }
    for (; i + width <= n; i += width) copy_batch(i);
    if (i < n) copy_batch(n - width);
}

}  // namespace

void copy(float const* from, float* to, std::size_t n) {
    copy_batches(from, to, n);
}
void copy(double const* from, double* to, std::size_t n) {
    copy_batches(from, to, n);
}
