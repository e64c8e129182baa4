// Floats computed as doubles: a batch becomes two batches of doubles, and the results are rounded once.
#pragma once

#include <ramp/simd/conversions.hpp>
#include <ramp/simd/value.hpp>

#include <array>
#include <cstddef>
#include <type_traits>

namespace ramp::inline RAMP_ABI::detail {

/// What computes in double what V computes in float: of half as many lanes, or a scalar.
template <value V>
struct wide {
    using type = double;
};
template <class Arch>
struct wide<xsimd::batch<float, Arch>> {
    using type = xsimd::batch<double, Arch>;
};
template <value V>
using wide_t = typename wide<V>::type;

/// Whether the instruction set has conversions of its own here.
template <class V>
concept converts_registers = is_batch<V> && requires(V x) { convert::doubles(x.data); };

/// work(x) in double, rounded to float. `work` is given a value of wide_t<V>, a scalar or a batch.
template <value V, class Work>
RAMP_INLINE V in_double(V x, Work work) {
    using W = wide_t<V>;
    if constexpr (!is_batch<V>) {
        return static_cast<V>(work(static_cast<double>(x)));
    } else if constexpr (converts_registers<V>) {
        auto const [low, high] = convert::doubles(x.data);
        return V(convert::floats(work(W(low)).data, work(W(high)).data));
    } else {
        std::array<float, lanes<V>> values;
        std::array<double, lanes<W>> half;
        x.store_unaligned(values.data());
        for (std::size_t first = 0; first < values.size(); first += half.size()) {
            for (std::size_t i = 0; i < half.size(); ++i) half[i] = static_cast<double>(values[first + i]);
            work(W::load_unaligned(half.data())).store_unaligned(half.data());
            for (std::size_t i = 0; i < half.size(); ++i) values[first + i] = static_cast<float>(half[i]);
        }
        return V::load_unaligned(values.data());
    }
}

/// work(x) in double: of floats as above, and of doubles at once.
template <value V, class Work>
RAMP_INLINE V by_double(V x, Work work) {
    if constexpr (std::is_same_v<element_t<V>, float>)
        return in_double(x, work);
    else
        return work(x);
}

/// Whether a float is computed by way of double even where that need not be correctly rounded: without FMA, the residuals that
/// keep the errors small cost more.
template <value V>
inline constexpr bool better_in_double = float_value<V> && !fused<V>;

/// work(x), by way of double where that is better.
template <value V, class Work>
RAMP_INLINE V as_is_better(V x, Work work) {
    if constexpr (better_in_double<V>)
        return in_double(x, work);
    else
        return work(x);
}

}  // namespace ramp::inline RAMP_ABI::detail
