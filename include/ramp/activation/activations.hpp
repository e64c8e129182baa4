// Every activation of the library, and the list of them. Tests, benchmarks, pictures and the demo go through the list.
#pragma once

#include <ramp/activation/celu.hpp>
#include <ramp/activation/elu.hpp>
#include <ramp/activation/gelu.hpp>
#include <ramp/activation/gelu_tanh.hpp>
#include <ramp/activation/hard_shrink.hpp>
#include <ramp/activation/hard_sigmoid.hpp>
#include <ramp/activation/hard_swish.hpp>
#include <ramp/activation/hard_tanh.hpp>
#include <ramp/activation/leaky_relu.hpp>
#include <ramp/activation/log_sigmoid.hpp>
#include <ramp/activation/mish.hpp>
#include <ramp/activation/prelu.hpp>
#include <ramp/activation/relu.hpp>
#include <ramp/activation/relu6.hpp>
#include <ramp/activation/selu.hpp>
#include <ramp/activation/sigmoid.hpp>
#include <ramp/activation/silu.hpp>
#include <ramp/activation/soft_shrink.hpp>
#include <ramp/activation/softplus.hpp>
#include <ramp/activation/softsign.hpp>
#include <ramp/activation/squared_relu.hpp>
#include <ramp/activation/tanh.hpp>
#include <ramp/activation/tanh_shrink.hpp>
#include <ramp/activation/threshold.hpp>

namespace ramp::inline RAMP_ABI {

/// A list of types.
template <class... F>
struct type_list {};

/// The activations for elements of type T (only a functor that holds learned slopes depends on T).
template <class T>
using activations = type_list<relu, leaky_relu, prelu<T>, elu, selu, celu, sigmoid, tanh, silu, gelu, gelu_tanh, mish,
                              softplus, log_sigmoid, tanh_shrink, softsign, relu6, squared_relu, hard_sigmoid,
                              hard_swish, hard_tanh, threshold, soft_shrink, hard_shrink>;

}  // namespace ramp::inline RAMP_ABI
