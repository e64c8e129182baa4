#pragma once

#include <ramp/kernel/check.hpp>
#include <ramp/kernel/launch.hpp>
#include <ramp/options.hpp>

namespace ramp::inline RAMP_ABI {

/// Computes the gradient by x from the gradient by y and one bit an element. That takes 1/32 of the memory of x, and is
/// right for any slope.
/// Formula:         dx[i] = dy[i] * f'(x[i]), the same bits as by backward
/// Shapes, units:   dy and dx of n elements; the mask that forward wrote for x
/// Errors thrown:   sizes differ, dx overlaps dy in part, bad slopes; the mask has another length, or overlaps dx
/// Maximum error:   that of backward: 0.5 ULP, since the derivative of such an f is exact
template <class Arch = default_arch, class F, class Mask, class DY, class DX, option... Options>
RAMP_INLINE void backward_from_mask(F const& f, Mask const& mask, DY const& dy, DX&& dx, Options... options) {
    using T = detail::common_element_t<F, DY, DX>;
    using V = detail::batch_of<T, Arch>;
    static_assert(detail::only_option<stores, Options...>,
                  "ramp::backward_from_mask: of the options it takes ramp::stores, once at most");
    static_assert(detail::writable<DX>,
                  "ramp::backward_from_mask: the last range is written to, so its elements must not be const");
    constexpr bool has_bits = detail::bit_range<Mask const&>;
    constexpr bool has_pieces = piecewise_linear<F> && detail::has_derivative<F, V>;
    static_assert(has_bits,
                  "ramp::backward_from_mask: the mask must be a contiguous range of unsigned integers, as "
                  "std::vector<std::uint8_t> is and std::vector<bool> is not");
    static_assert(has_pieces,
                  "ramp::backward_from_mask: a mask is enough only for an f that declares "
                  "`static constexpr bool piecewise_linear = true`, as relu, leaky_relu and prelu do");
    if constexpr (detail::has_slopes_of<F, T> && has_bits && has_pieces) {
        auto const bits = detail::named("mask", mask);
        auto const gradient = detail::named("dy", dy);
        auto const out = detail::named("dx", dx);
        detail::check_output<Arch>("backward_from_mask", out, gradient);
        detail::check_slopes<Arch>("backward_from_mask", f, out.size, out);
        detail::check_mask<Arch>("backward_from_mask", bits, out.size, out);
        detail::sign_bits const signs{reinterpret_cast<unsigned char const*>(bits.data)};
        detail::launch<Arch, detail::gradient_pass, T, detail::extent_of<DY, DX>>(
            f, out.size, out.data, detail::option_of<stores>(options...), signs, gradient.data);
    }
}

}  // namespace ramp::inline RAMP_ABI
