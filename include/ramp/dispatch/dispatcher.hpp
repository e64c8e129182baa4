// The side of a dispatched call that every CPU can run: it describes the call as plain data, and hands it to the level that serves.
#pragma once

#include <ramp/dispatch/call.hpp>
#include <ramp/dispatch/level.hpp>
#include <ramp/kernel/launch.hpp>
#include <ramp/kernel/parameter_gradient.hpp>
#include <ramp/kernel/row.hpp>
#include <ramp/kernel/slope_gradient.hpp>
#include <ramp/kernel/where.hpp>

#include <cstddef>

RAMP_ELSEWHERE_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// Calls work(Kernels<the level that serves>), or `here` if there are no kernels but those of this translation unit.
template <template <class> class Kernels, class Work, class Here>
RAMP_INLINE void with_level([[maybe_unused]] Work work, [[maybe_unused]] Here here) {
    if constexpr (has_own_kernels_only) {
        here();
    } else {
        [[maybe_unused]] level const serving = serving_level();
        if constexpr (highest_level >= 4)
            if (serving == level::x86_64_v4) return work(Kernels<level_v4>{});
        if constexpr (highest_level >= 3)
            if (serving == level::x86_64_v3) return work(Kernels<level_v3>{});
        work(Kernels<level_baseline>{});
    }
}

/// The length of the rows among places, or n.
template <class... Places>
RAMP_INLINE std::size_t length_among(std::size_t n, Places const&... places) {
    if constexpr ((has_rows<Places> || ...))
        return row_length(places...);
    else
        return n;
}

template <class T>
RAMP_INLINE strided<T> strided_of(T* array, std::size_t length) {
    return {array, length};
}
template <class T>
RAMP_INLINE strided<T> strided_of(rows<T> const& of, std::size_t) {
    return {of.data(), of.stride()};
}

/// The same for what is only read.
template <class T, class Place>
RAMP_INLINE strided<T const> strided_input(Place const& place, std::size_t length) {
    auto const of = strided_of(place, length);
    return {of.data, of.stride};
}

/// Whether a place is one array, or two.
template <class Place>
inline constexpr bool in_plain_arrays = std::is_pointer_v<Place>;
template <class First, class Second>
inline constexpr bool in_plain_arrays<two_arrays<First, Second>> = in_plain_arrays<First> && in_plain_arrays<Second>;

// What writes a place to a call: the address, and how its elements lie if there is a layout.

template <std::size_t Index, class T, class Place>
RAMP_INLINE void set_input(elementwise_call<T>& call, call_layout* layout, Place const& place) {
    auto const of = strided_input<T>(place, layout != nullptr ? layout->length : 0);
    call.in[Index] = of.data;
    if (layout != nullptr) layout->in_strides[Index] = of.stride;
}
template <std::size_t Index, class T>
RAMP_INLINE void set_input(elementwise_call<T>& call, call_layout* layout, sign_bits place) {
    call.in[Index] = nullptr;
    layout->signs = place.bytes;
}
template <std::size_t Index, class T, class Place>
RAMP_INLINE void set_output(elementwise_call<T>& call, call_layout* layout, Place const& place) {
    auto const of = strided_of(place, layout != nullptr ? layout->length : 0);
    call.out[Index] = of.data;
    if (layout != nullptr) layout->out_strides[Index] = of.stride;
}
template <std::size_t Index, class T, class First, class Second>
RAMP_INLINE void set_output(elementwise_call<T>& call, call_layout* layout, two_arrays<First, Second> const& place) {
    set_output<0>(call, layout, place.first);
    set_output<1>(call, layout, place.second);
}
template <std::size_t Index, class T, class Place>
RAMP_INLINE void set_output(elementwise_call<T>& call, call_layout* layout, array_with_bits<Place> const& place) {
    set_output<Index>(call, layout, place.value);
    layout->bits = place.bytes;
}

/// Calls run(a description of the call).
template <class T, class Run, class Out, class... In>
RAMP_INLINE void with_call(Run run, std::size_t n, Out const& out, stores how, In const&... in) {
    elementwise_call<T> call;
    call.n = n;
    call.how = how;
    auto const run_with = [&]<std::size_t... Index>(call_layout* layout, std::index_sequence<Index...>)
                              RAMP_INLINE_LAMBDA {
                                  call.layout = layout;
                                  set_output<0>(call, layout, out);
                                  (set_input<Index>(call, layout, in), ...);
                                  run(call);
                              };
    if constexpr (in_plain_arrays<Out> && (in_plain_arrays<In> && ...)) {
        run_with(nullptr, std::index_sequence_for<In...>{});
    } else {
        call_layout layout{.length = length_among(n, out, in...)};
        run_with(&layout, std::index_sequence_for<In...>{});
    }
}

/// The pass whose kernel serves.
template <class Pass>
using kernel_pass = std::conditional_t<std::is_same_v<Pass, value_with_bits_pass>, value_pass, Pass>;

template <>
struct dispatcher<chosen_at_run_time> {
    template <class Pass, class T, std::size_t Extent, class F, class Out, class... In>
    RAMP_INLINE static void launch(F const& f, std::size_t n, Out out, stores how, In... in) {
        constexpr std::size_t index = elementwise_passes::index_of<kernel_pass<Pass>>;
        with_own_formulas<Pass, T, F> const& own = f;
        with_level<functor<F>::template kernels>(
            [&](auto offered) RAMP_INLINE_LAMBDA {
                with_call<T>([&](auto const& call)
                                 RAMP_INLINE_LAMBDA { offered.kernels(T()).elementwise[index](&own, call); },
                             n, out, how, in...);
            },
            [&]() RAMP_INLINE_LAMBDA { launch_here<default_arch, Pass, T, Extent>(f, n, out, how, in...); });
    }

    template <class T, class F, class Xs, class DY>
    RAMP_INLINE static void add_gradient(F const& f, std::size_t n, Xs x, DY dy, exact_sum<T>* sum) {
        with_level<functor<F>::template kernels>(
            [&](auto offered) RAMP_INLINE_LAMBDA {
                without_tier_t<F> const& own = f;
                std::size_t const length = length_among(n, x, dy);
                offered.kernels(T()).parameter(
                    &own, parameter_call<T>{n, length, strided_input<T>(x, length), strided_input<T>(dy, length), sum});
            },
            [&]() RAMP_INLINE_LAMBDA { add_gradient_here<default_arch>(f, n, x, dy, sum); });
    }

    template <class F, class Arrays, class Sums, class... How>
    RAMP_INLINE static void parametric_backward(F const& f, Arrays const& a, Sums* sums, How... how) {
        with_level<functor<F>::template kernels>(
            [&](auto offered) RAMP_INLINE_LAMBDA {
                using T = slope_t<F>;
                std::size_t const length = length_among(a.n, a.x, a.dy, a.dx);
                slope_call<T> call{.n = a.n,
                                   .length = length,
                                   .x = strided_input<T>(a.x, length),
                                   .dy = strided_input<T>(a.dy, length),
                                   .dx = strided_of(a.dx, length)};
                if constexpr (sizeof...(How) == 0) {
                    call.sums = sums;
                } else {
                    call.dslope = sums;
                    ((call.how = how), ...);
                }
                offered.kernels(T()).slopes(&f, call);
            },
            [&]() RAMP_INLINE_LAMBDA { parametric_backward_here<default_arch>(f, a, sums, how...); });
    }

    template <class Pass, class T, class First, class... Rest>
    RAMP_INLINE static void run_rows(std::size_t n, std::size_t row_size, First first, Rest... rest) {
        with_level<by_rows<Pass>::template kernels>(
            [&](auto offered) RAMP_INLINE_LAMBDA { offered.run(row_call_of<T>(n, row_size, first, rest...)); },
            [&]() RAMP_INLINE_LAMBDA { run_rows_here<default_arch, Pass, T>(n, row_size, first, rest...); });
    }

private:
    template <class F>
    struct functor {
        template <class Level>
        using kernels = ramp::dispatch::offer<F, Level>;
    };
    template <class Pass>
    struct by_rows {
        template <class Level>
        using kernels = row_kernels<Pass, Level>;
    };

    template <class T, class Xs, class Ys>
    RAMP_INLINE static row_call<T> row_call_of(std::size_t n, std::size_t length, Xs x, Ys y) {
        return {n, length, {strided_input<T>(x, length)}, strided_of(y, length)};
    }
    template <class T, class Ys, class DY, class DX>
    RAMP_INLINE static row_call<T> row_call_of(std::size_t n, std::size_t length, Ys y, DY dy, DX dx) {
        return {n, length, {strided_input<T>(y, length), strided_input<T>(dy, length)}, strided_of(dx, length)};
    }
};

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_ELSEWHERE_END
