// softmax and log_softmax for the level that the translation unit is compiled for. One translation unit a level includes it.
#pragma once

#include <ramp/dispatch/call.hpp>
#include <ramp/softmax/calls.hpp>

#include <cstddef>

namespace ramp::inline RAMP_ABI::detail {

template <class T, class Pass, class Level>
RAMP_PART void run_row_call(row_call<T> const& call) {
    for (std::size_t i = 0, row = 0; i < call.n; i += call.length, ++row) {
        T const* const x = call.in[0].data + row * call.in[0].stride;
        T* const y = call.out.data + row * call.out.stride;
        if constexpr (requires { Pass::template of_row<default_arch, T>(call.length, x, x, y); })
            Pass::template of_row<default_arch, T>(call.length, x, call.in[1].data + row * call.in[1].stride, y);
        else
            Pass::template of_row<default_arch, T>(call.length, x, y);
    }
}
template <class Pass, class Level>
RAMP_KERNEL void row_kernels<Pass, Level>::run(row_call<float> const& call) {
    run_row_call<float, Pass, Level>(call);
}
template <class Pass, class Level>
RAMP_KERNEL void row_kernels<Pass, Level>::run(row_call<double> const& call) {
    run_row_call<double, Pass, Level>(call);
}

// What the programs find here.
template struct row_kernels<softmax_pass, level_of_unit>;
template struct row_kernels<softmax_backward_pass, level_of_unit>;
template struct row_kernels<log_softmax_pass, level_of_unit>;
template struct row_kernels<log_softmax_backward_pass, level_of_unit>;

}  // namespace ramp::inline RAMP_ABI::detail
