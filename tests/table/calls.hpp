// The calls that the table has: those of ramp or, with RAMP_DISPATCHED_KERNELS, those of ramp::dispatch.
#pragma once

#include <ramp/algorithm/algorithm.hpp>
#include <ramp/softmax/calls.hpp>

#if defined(RAMP_DISPATCHED_KERNELS)
#include <ramp/dispatch.hpp>
#endif

#include <string_view>

namespace table::calls {

#if defined(RAMP_DISPATCHED_KERNELS)
using namespace ramp::dispatch;

template <class T>
bool fused() {
    return arch() != "x86-64";
}
#else
using namespace ramp;

inline std::string_view arch() {
    return default_arch::name();
}
template <class T>
bool fused() {
    return detail::fused<T>;
}
#endif

}  // namespace table::calls
