#pragma once

#include <ramp/exact_sum.hpp>
#include <ramp/kernel/check.hpp>
#include <ramp/kernel/parameter_gradient.hpp>

#include <type_traits>

namespace ramp::inline RAMP_ABI {

/// Computes the gradient by the one parameter of f, for when that is learned: leaky_relu's slope, elu's alpha, silu's
/// beta.
/// Formula:         sum of dy[i] * f.derivative_wrt_parameter(x[i])
/// Shapes, units:   x and dy of n elements; the result is returned, or added to an exact_sum
/// Errors thrown:   sizes differ, sum overlaps x or dy
/// Maximum error:   as dslope's by backward, and with the same bits in the same cases. The error of
///                  derivative_wrt_parameter comes on top: none for leaky_relu, elu::value_error for elu,
///                  about 3 ULP for silu
template <class Arch = default_arch, class F, class Xs, class DY, class T = detail::common_element_t<F, Xs, DY>>
RAMP_INLINE void parameter_gradient(F const& f, Xs const& x, DY const& dy, exact_sum<T>& sum) {
    using V = detail::batch_of<T, Arch>;
    constexpr bool is_element = std::is_same_v<T, detail::common_element_t<F, Xs, DY>>;
    static_assert(is_element, "ramp::parameter_gradient: the sum must be ramp::exact_sum of the ranges' element type");
    static_assert(learnable<F, V>,
                  "ramp::parameter_gradient: f needs its derivative by its parameter; write "
                  "`template <ramp::value V> V derivative_wrt_parameter(V x) const`");
    if constexpr (is_element && learnable<F, V>) {
        auto const in = detail::named("x", x);
        auto const gradient = detail::named("dy", dy);
        detail::argument<exact_sum<T>> const total{"sum", &sum, 1};
        detail::check_same_size<Arch>("parameter_gradient", in, gradient);
        if (in.size == 0) return;
        detail::check_disjoint<Arch>("parameter_gradient", total, in);
        detail::check_disjoint<Arch>("parameter_gradient", total, gradient);
        detail::add_gradient<Arch>(f, in.size, in.data, gradient.data, &sum);
    }
}
/// The same, and returns the sum, rounded once.
template <class Arch = default_arch, class F, class Xs, class DY, class T = detail::common_element_t<F, Xs, DY>>
RAMP_INLINE T parameter_gradient(F const& f, Xs const& x, DY const& dy) {
    exact_sum<T> sum;
    parameter_gradient<Arch>(f, x, dy, sum);
    return sum.value();
}

}  // namespace ramp::inline RAMP_ABI
