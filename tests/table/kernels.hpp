// Makes the kernels of an activation. With RAMP_FEW_KERNELS no pass twice over what another one has, and none that differs in its
// stores only: enough to see that the functions are right on an instruction set, and that it has the bits of the others.
#pragma once

#include "calls.hpp"
#include "table.hpp"

#include <ramp/algorithm/algorithm.hpp>

#include <cstddef>
#include <cstdint>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>

#if defined(RAMP_FEW_KERNELS)
template <>
inline constexpr bool ramp::detail::can_stream<xsimd::batch<float>> = false;
template <>
inline constexpr bool ramp::detail::can_stream<xsimd::batch<double>> = false;
#endif

RAMP_PRECISE_BEGIN

namespace table {

/// An activation with its parameters: the same for plain functors and for those with slopes.
template <class F, class T>
class subject {
public:
    explicit subject(setting<T> const& s) : slope_(static_cast<T>(s.parameter)) {
        if constexpr (ramp::parametric<F>)
            f_ = F{s.slopes.data() == nullptr ? std::span<T const>(&slope_, 1) : s.slopes, s.inner};
        else if constexpr (!std::is_empty_v<F>)
            f_ = F{s.parameter};
    }
    subject(subject const&) = delete;
    subject& operator=(subject const&) = delete;

    F const& functor() const { return f_; }

    /// work(i), with the slope of element i if there are slopes.
    void for_each(std::size_t n, auto work) const {
        if constexpr (ramp::parametric<F>)
            for (std::size_t i = 0; i < n; ++i) work(i, f_.slopes[i / f_.inner % f_.slopes.size()]);
        else
            for (std::size_t i = 0; i < n; ++i) work(i);
    }

private:
    T slope_;
    F f_{};
};

template <class F, class T>
class kernels_of {
    using in = std::span<T const>;
    using out = std::span<T>;
    using parameters = setting<T> const&;
    using arranged = subject<F, T>;
    static constexpr bool has_sums = ramp::parametric<F>;
    static constexpr bool has_gradient = ramp::learnable<F, T>;
    static constexpr bool has_mask = ramp::piecewise_linear<F>;
    static constexpr bool tells_by_output =
        ramp::differentiable_from_output<F, T> || ramp::parametric_differentiable_from_output<F, T>;

public:
    static kernels<T> all() {
        kernels<T> k{};
        k.name = F::name;
        k.architecture = calls::arch();
        k.lanes = ramp::lanes<xsimd::batch<T>>;
        k.fused = calls::fused<T>();
        k.fused_scalar = ramp::detail::fused<T>;
        k.has_parameter = !std::is_empty_v<F>;
        k.has_slopes = ramp::parametric<F>;
        add_passes(k);
#if !defined(RAMP_FEW_KERNELS)
        k.value_and_derivative = [](parameters p, in x, out y, out d) {
            calls::value_and_derivative(arranged(p).functor(), x, y, d);
        };
#endif
        if constexpr (has_mask) add_masks(k);
        k.exact_sum_size = sizeof(ramp::exact_sum<T>);
        k.begin_exact_sums = [](void* at, std::size_t count) {
            for (std::size_t i = 0; i < count; ++i)
                new (static_cast<unsigned char*>(at) + i * sizeof(ramp::exact_sum<T>)) ramp::exact_sum<T>;
        };
        k.exact_sum_value = [](void const* sum) { return static_cast<ramp::exact_sum<T> const*>(sum)->value(); };
        k.sum_block = [](parameters p) { return ramp::sum_block<T>(arranged(p).functor()); };
        if constexpr (has_sums) add_sums(k);
        if constexpr (has_gradient) add_gradient(k);
        return k;
    }

private:
    static ramp::stores how(std::size_t from) { return from == by_default ? ramp::stores{} : ramp::stores{from}; }

    static void add_passes(kernels<T>& k) {
        k.passes.push_back({"forward", false,
                            [](parameters p, in x, in, out y, std::size_t from) {
                                calls::forward(arranged(p).functor(), x, y, how(from));
                            },
                            [](parameters p, in x, in, out y) {
                                arranged const s(p);
                                s.for_each(x.size(),
                                           [&](std::size_t i, auto... slope) { y[i] = s.functor()(x[i], slope...); });
                            }});
#if !defined(RAMP_FEW_KERNELS)
        k.passes.push_back({"derivative", false,
                            [](parameters p, in x, in, out d, std::size_t from) {
                                calls::derivative(arranged(p).functor(), x, d, how(from));
                            },
                            [](parameters p, in x, in, out d) {
                                arranged const s(p);
                                s.for_each(x.size(), [&](std::size_t i, auto... slope) {
                                    d[i] = s.functor().derivative(x[i], slope...);
                                });
                            }});
#endif
        k.passes.push_back({"backward", true,
                            [](parameters p, in x, in dy, out dx, std::size_t from) {
                                calls::backward(arranged(p).functor(), x, dy, dx, how(from));
                            },
                            [](parameters p, in x, in dy, out dx) {
                                arranged const s(p);
                                s.for_each(x.size(), [&](std::size_t i, auto... slope) {
                                    T const slope_there = s.functor().derivative(x[i], slope...);
                                    dx[i] = dy[i] * slope_there;
                                });
                            }});
        if constexpr (tells_by_output)
            k.passes.push_back({"backward_from_output", true,
                                [](parameters p, in y, in dy, out dx, std::size_t from) {
                                    calls::backward_from_output(arranged(p).functor(), y, dy, dx, how(from));
                                },
                                [](parameters p, in y, in dy, out dx) {
                                    arranged const s(p);
                                    s.for_each(y.size(), [&](std::size_t i, auto... slope) {
                                        T const slope_there = s.functor().derivative_from_output(y[i], slope...);
                                        dx[i] = dy[i] * slope_there;
                                    });
                                }});
    }

    /// Calls `work` with the mask as a range of its words.
    static void with_words(mask m, auto work) {
        if (m.bytes == 1) return work(std::span(static_cast<std::uint8_t*>(m.words), m.count));
        if (m.bytes == 2) return work(std::span(static_cast<std::uint16_t*>(m.words), m.count));
        if (m.bytes == 4) return work(std::span(static_cast<std::uint32_t*>(m.words), m.count));
        work(std::span(static_cast<std::uint64_t*>(m.words), m.count));
    }

    static void add_masks(kernels<T>& k) {
        k.forward_with_mask = [](parameters p, in x, out y, mask m, std::size_t from) {
            with_words(m, [&](auto words) { calls::forward(arranged(p).functor(), x, y, words, how(from)); });
        };
        k.backward_from_mask = [](parameters p, mask m, in dy, out dx, std::size_t from) {
            with_words(m,
                       [&](auto words) { calls::backward_from_mask(arranged(p).functor(), words, dy, dx, how(from)); });
        };
    }

    static void add_sums(kernels<T>& k) {
        k.backward_with_sums = [](parameters p, in x, in dy, out dx, out dslope, bool accumulates) {
            calls::backward(arranged(p).functor(), x, dy, dx, dslope,
                            accumulates ? ramp::update::accumulate : ramp::update::overwrite);
        };
        k.backward_with_exact_sums = [](parameters p, in x, in dy, out dx, void* sums, std::size_t count) {
            calls::backward(arranged(p).functor(), x, dy, dx, std::span(static_cast<ramp::exact_sum<T>*>(sums), count));
        };
        k.derivative_wrt_parameter = [](parameters p, in x, out d) {
            arranged const s(p);
            s.for_each(x.size(), [&](std::size_t i, T slope) { d[i] = s.functor().derivative_wrt_slope(x[i], slope); });
        };
    }

    static void add_gradient(kernels<T>& k) {
        k.parameter_gradient = [](parameters p, in x, in dy) {
            return calls::parameter_gradient(arranged(p).functor(), x, dy);
        };
        k.add_parameter_gradient = [](parameters p, in x, in dy, void* sum) {
            calls::parameter_gradient(arranged(p).functor(), x, dy, *static_cast<ramp::exact_sum<T>*>(sum));
        };
        k.derivative_wrt_parameter = [](parameters p, in x, out d) {
            arranged const s(p);
            s.for_each(x.size(), [&](std::size_t i) { d[i] = s.functor().derivative_wrt_parameter(x[i]); });
        };
    }
};

}  // namespace table

RAMP_PRECISE_END
