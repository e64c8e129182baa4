// Every activation of the library, and the list of them. Tests, benchmarks, pictures and the demo go through the list.
#pragma once

#include <ramp/activation/elu.hpp>
#include <ramp/activation/leaky_relu.hpp>
#include <ramp/activation/prelu.hpp>
#include <ramp/activation/relu.hpp>
#include <ramp/activation/sigmoid.hpp>
#include <ramp/activation/silu.hpp>
#include <ramp/activation/tanh.hpp>

namespace ramp::inline RAMP_ABI {

/// A list of types.
template <class... F>
struct type_list {};

/// The activations for elements of type T (only a functor that holds learned slopes depends on T).
template <class T>
using activations = type_list<relu, leaky_relu, prelu<T>, elu, sigmoid, tanh, silu>;

}  // namespace ramp::inline RAMP_ABI
