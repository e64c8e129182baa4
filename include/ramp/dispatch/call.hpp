// What crosses from code that every CPU can run to the kernels of a level, and back: plain data, and pointers to functions.
#pragma once

#include <ramp/exact_sum.hpp>
#include <ramp/kernel/pass.hpp>
#include <ramp/kernel/runs.hpp>
#include <ramp/options.hpp>
#include <ramp/simd/level.hpp>
#include <ramp/tiers.hpp>

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

/// The most arrays that a kernel reads and writes: those of a gate's gradients, with values and derivatives in buffers.
inline constexpr std::size_t most_inputs = 5;
inline constexpr std::size_t most_outputs = 2;

/// So many arrays as there are: the others are not set.
template <class T>
using input_arrays = std::array<T const*, most_inputs>;
template <class T>
using output_arrays = std::array<T*, most_outputs>;

/// How the elements of a call lie, if they do not all lie in plain arrays.
struct call_layout {
    std::size_t length;  ///< of a row
    std::array<std::size_t, 3> in_strides{};
    std::array<std::size_t, 2> out_strides{};
    unsigned char const* signs = nullptr;  ///< bits that stand for in[0], see sign_bits
    unsigned char* bits = nullptr;         ///< what takes such bits of in[0]
};

/// The arrays of an elementwise pass. Most calls are of short plain arrays, so what they need is all that is set.
template <class T>
struct elementwise_call {
    std::size_t n;
    stores how;
    call_layout const* layout;  ///< or null: plain arrays
    input_arrays<T> in;
    output_arrays<T> out;
};

/// Those of a sum by the parameter of a functor, whose rows have the call's length.
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

/// Whose kernels serve a pass by F over elements of T: a tier has formulas of its own for floats only, and for some passes. Elsewhere
/// it takes those of what it is a tier of.
template <class Pass, class T, class F>
using with_own_formulas = std::conditional_t<std::is_same_v<T, float> && Pass::by_formula, F, without_tier_t<F>>;

/// The kernels of a functor on one level. Those that it has not are null. They take the address of the functor, or of what it is a tier of:
/// of with_own_formulas for a pass, of without_tier_t for a sum by the parameter.
template <class T>
struct kernel_table {
    std::array<void (*)(void const* f, elementwise_call<T> const&), elementwise_passes::size> elementwise{};
    void (*parameter)(void const* f, parameter_call<T> const&) = nullptr;
    void (*slopes)(void const* f, slope_call<T> const&) = nullptr;
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
    static detail::kernel_table<float> const& kernels(float);    ///< for floats
    static detail::kernel_table<double> const& kernels(double);  ///< for doubles
};

}  // namespace dispatch

}  // namespace ramp::inline RAMP_ABI
