// What crosses from code that every CPU can run to the kernels of a level, and back: plain data, and pointers to functions.
#pragma once

#include <ramp/exact_sum.hpp>
#include <ramp/kernel/pass.hpp>
#include <ramp/kernel/runs.hpp>
#include <ramp/options.hpp>
#include <ramp/simd/level.hpp>

#include <array>
#include <cstddef>
#include <initializer_list>
#include <type_traits>

namespace ramp::inline RAMP_ABI {

namespace detail {

/// An array, or rows: element i lies at data[i / length * stride + i % length]. All have the call's `length`, and an array that stands
/// beside rows has it for a stride.
template <class T>
struct strided {
    T* data;
    std::size_t stride;
};

/// The arrays of an elementwise pass.
template <class T>
struct elementwise_call {
    std::size_t n;
    std::size_t length;  ///< of a row
    stores how;
    std::array<strided<T const>, 3> in{};  ///< so many as the pass has
    std::array<strided<T>, 2> out{};
    unsigned char const* signs = nullptr;  ///< bits that stand for in[0], see sign_bits
    unsigned char* bits = nullptr;         ///< what takes such bits of in[0]
};

/// Those of a sum by the parameter of a functor.
template <class T>
struct parameter_call {
    std::size_t n;
    std::size_t length;
    strided<T const> x, dy;
    exact_sum<T>* sum;
};

/// Those of a backward pass by slopes, which has sums of one kind or the other.
template <class T>
struct slope_call {
    std::size_t n;
    std::size_t length;
    strided<T const> x, dy;
    strided<T> dx;
    exact_sum<T>* sums = nullptr;
    T* dslope = nullptr;
    update how = update::overwrite;
};

/// Those of a pass by rows, such as softmax.
template <class T>
struct row_call {
    std::size_t n;
    std::size_t length;
    std::array<strided<T const>, 2> in{};
    strided<T> out{};
};

/// The passes that are there for each functor.
template <class... Pass>
struct pass_list {
    static constexpr std::size_t size = sizeof...(Pass);
    template <class Wanted>
    static constexpr std::size_t index_of = [] {
        std::size_t i = 0;
        for (bool const is_wanted : {std::is_same_v<Wanted, Pass>...}) {
            if (is_wanted) break;
            ++i;
        }
        return i;
    }();
};
using elementwise_passes = pass_list<value_pass, derivative_pass, value_and_derivative_pass, gradient_pass,
                                     gradient_from_output_pass, gate_pass, gate_gradients_pass>;

/// The kernels of F on one level. Those that F has not are null.
template <class T, class F>
struct kernel_table {
    std::array<void (*)(F const&, elementwise_call<T> const&), elementwise_passes::size> elementwise{};
    void (*parameter)(F const&, parameter_call<T> const&) = nullptr;
    void (*slopes)(F const&, slope_call<T> const&) = nullptr;
};

/// A pass by rows on one level. It is defined in <ramp/dispatch/engine.hpp>.
template <class Pass, class Level>
struct row_kernels {
    static void run(row_call<float> const& call);
    static void run(row_call<double> const& call);
};

}  // namespace detail

namespace dispatch {

/// Offers a functor to ramp::dispatch: a line in a file that is compiled once for each level, by ramp_add_dispatch() of CMake, after
/// the header of the functor and <ramp/dispatch/offer.hpp>:
///   template struct ramp::dispatch::offer<swish>;
template <class F, class Level = detail::level_of_unit>
struct offer {
    static detail::kernel_table<float, F> const& kernels(float);    ///< for floats
    static detail::kernel_table<double, F> const& kernels(double);  ///< for doubles
};

}  // namespace dispatch

}  // namespace ramp::inline RAMP_ABI
