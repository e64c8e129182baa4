// What is timed: each pass as the library's kernel, and element by element as the plain loop has it.
//
//   in_arrays              how many arrays the pass reads; it writes one
//   applies<F, V>          whether the activation has this pass
//   kernel(f, a)           the library's kernel
//   element<F>(a, i, p)    element i of the result, from the text-book reference
#pragma once

#include <ramp/ramp.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

#include "reference/all.hpp"

template <class T>
struct arrays {
    std::span<T const> in;  // x, or y for the passes from the output
    std::span<T const> dy;
    std::span<T> out;
    std::span<T> second;  // for the pass that writes two
    std::span<T> dslope;
    std::span<std::uint8_t> mask;

    bool above_zero(std::size_t i) const { return (mask[i / 8] >> (i % 8) & 1) != 0; }
    void set_above_zero(std::size_t i, bool above) const {
        auto const cleared = static_cast<unsigned>(mask[i / 8]) & ~(1u << (i % 8));
        mask[i / 8] = static_cast<std::uint8_t>(cleared | static_cast<unsigned>(above) << (i % 8));
    }
};

struct forward_pass {
    static constexpr std::string_view name = "forward";
    static constexpr std::size_t in_arrays = 1;

    template <class F, class V>
    static constexpr bool applies = ramp::activation<F, V> || ramp::parametric_activation<F, V>;

    template <class F, class T>
    static void kernel(F const& f, arrays<T> const& a) {
        ramp::forward(f, a.in, a.out);
    }
    template <class F, class T>
    static T element(arrays<T> const& a, std::size_t i, T p) {
        return reference<F>::value(a.in[i], p);
    }
};

struct derivative_pass {
    static constexpr std::string_view name = "derivative";
    static constexpr std::size_t in_arrays = 1;

    template <class F, class V>
    static constexpr bool applies = ramp::differentiable<F, V> || ramp::parametric_differentiable<F, V>;

    template <class F, class T>
    static void kernel(F const& f, arrays<T> const& a) {
        ramp::derivative(f, a.in, a.out);
    }
    template <class F, class T>
    static T element(arrays<T> const& a, std::size_t i, T p) {
        return reference<F>::derivative(a.in[i], p);
    }
};

struct value_and_derivative_pass {
    static constexpr std::string_view name = "value_and_derivative";
    static constexpr std::size_t in_arrays = 2;  // one, but it writes another

    template <class F, class V>
    static constexpr bool applies = derivative_pass::applies<F, V>;

    template <class F, class T>
    static void kernel(F const& f, arrays<T> const& a) {
        ramp::value_and_derivative(f, a.in, a.out, a.second);
    }
    template <class F, class T>
    static T element(arrays<T> const& a, std::size_t i, T p) {
        a.second[i] = reference<F>::derivative(a.in[i], p);
        return reference<F>::value(a.in[i], p);
    }
};

struct backward_pass {
    static constexpr std::string_view name = "backward";
    static constexpr std::size_t in_arrays = 2;

    template <class F, class V>
    static constexpr bool applies = derivative_pass::applies<F, V>;

    template <class F, class T>
    static void kernel(F const& f, arrays<T> const& a) {
        ramp::backward(f, a.in, a.dy, a.out);
    }
    template <class F, class T>
    static T element(arrays<T> const& a, std::size_t i, T p) {
        return a.dy[i] * reference<F>::derivative(a.in[i], p);
    }
};

struct backward_from_output_pass {
    static constexpr std::string_view name = "backward_from_output";
    static constexpr std::size_t in_arrays = 2;

    template <class F, class V>
    static constexpr bool applies =
        ramp::differentiable_from_output<F, V> || ramp::parametric_differentiable_from_output<F, V>;

    template <class F, class T>
    static void kernel(F const& f, arrays<T> const& a) {
        ramp::backward_from_output(f, a.in, a.dy, a.out);
    }
    template <class F, class T>
    static T element(arrays<T> const& a, std::size_t i, T p) {
        return a.dy[i] * reference<F>::derivative_from_output(a.in[i], p);
    }
};

struct backward_with_slopes_pass : backward_pass {
    static constexpr std::string_view name = "backward_with_slopes";

    template <class F, class V>
    static constexpr bool applies = ramp::parametric_differentiable<F, V>;

    template <class F, class T>
    static void kernel(F const& f, arrays<T> const& a) {
        ramp::backward(f, a.in, a.dy, a.out, a.dslope);
    }
    template <class F, class T>
    static T slope_term(arrays<T> const& a, std::size_t i, T p) {
        return a.dy[i] * reference<F>::derivative_wrt_parameter(a.in[i], p);
    }
};

struct forward_with_mask_pass : forward_pass {
    static constexpr std::string_view name = "forward_with_mask";

    template <class F, class V>
    static constexpr bool applies = ramp::piecewise_linear<F>;

    template <class F, class T>
    static void kernel(F const& f, arrays<T> const& a) {
        ramp::forward(f, a.in, a.out, a.mask);
    }
    template <class F, class T>
    static T element(arrays<T> const& a, std::size_t i, T p) {
        a.set_above_zero(i, !(a.in[i] <= 0));
        return reference<F>::value(a.in[i], p);
    }
};

struct backward_from_mask_pass {
    static constexpr std::string_view name = "backward_from_mask";
    static constexpr std::size_t in_arrays = 1;

    template <class F, class V>
    static constexpr bool applies = ramp::piecewise_linear<F>;

    template <class F, class T>
    static void kernel(F const& f, arrays<T> const& a) {
        ramp::backward_from_mask(f, a.mask, a.dy, a.out);
    }
    template <class F, class T>
    static T element(arrays<T> const& a, std::size_t i, T p) {
        return a.dy[i] * reference<F>::derivative(a.above_zero(i) ? T(1) : T(-1), p);
    }
};

using passes =
    ramp::type_list<forward_with_mask_pass, backward_from_mask_pass, forward_pass, derivative_pass,
                    value_and_derivative_pass, backward_pass, backward_from_output_pass, backward_with_slopes_pass>;

template <class Pass>
inline constexpr bool sums_slopes = std::is_same_v<Pass, backward_with_slopes_pass>;

/// The plain loop over elements that share a slope, or any other parameter.
template <class Pass, class F, class T>
void plain_run(arrays<T> const& a, std::size_t first, std::size_t last, T p, T& dslope) {
    T sum = 0;
    for (std::size_t i = first; i < last; ++i) {
        a.out[i] = Pass::template element<F>(a, i, p);
        if constexpr (sums_slopes<Pass>) sum += Pass::template slope_term<F>(a, i, p);
    }
    if constexpr (sums_slopes<Pass>) dslope += sum;
}

/// The plain loop over a row of elements with a slope each.
template <class Pass, class F, class T>
void plain_row(arrays<T> const& a, std::size_t first, std::span<T const> slopes) {
    for (std::size_t k = 0; k < slopes.size(); ++k) {
        a.out[first + k] = Pass::template element<F>(a, first + k, slopes[k]);
        if constexpr (sums_slopes<Pass>) a.dslope[k] += Pass::template slope_term<F>(a, first + k, slopes[k]);
    }
}

/// What a user would write without the library. An activation without slopes has its parameter as its one slope.
template <class Pass, class F, class T>
void plain_loop(arrays<T> const& a, std::span<T const> slopes, std::size_t inner) {
    std::size_t const n = a.out.size();
    if constexpr (sums_slopes<Pass>) std::ranges::fill(a.dslope, T(0));
    if (!ramp::parametric<F> || slopes.size() == 1)
        plain_run<Pass, F>(a, 0, n, slopes[0], a.dslope[0]);
    else if (inner == 1)
        for (std::size_t first = 0; first < n; first += slopes.size()) plain_row<Pass, F>(a, first, slopes);
    else
        for (std::size_t first = 0, k = 0; first < n; first += inner, k = (k + 1) % slopes.size())
            plain_run<Pass, F>(a, first, first + inner, slopes[k], a.dslope[k]);
}
