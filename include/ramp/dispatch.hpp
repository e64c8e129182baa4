// The calls of ramp by the best kernels that the program has for the CPU: ramp::dispatch::forward(f, x, y) and so on.
#pragma once

#include <ramp/dispatch/dispatcher.hpp>
#include <ramp/ramp.hpp>

#include <utility>

/// Each call takes the arguments of the call of the same name in ramp, checks them in the same way, and gives the result of the kernels
/// that were compiled for the best level which the CPU has: x86-64-v4, x86-64-v3, or that of the program itself. arch() tells which
/// one that is. The kernels come with the target ramp::dispatch of CMake; without it, all calls are those of ramp. f is an activation of
/// the library, of any tier, or a functor that the program offers (see offer).
namespace ramp::inline RAMP_ABI::dispatch {

/// ramp::forward
template <class... Arguments>
RAMP_INLINE decltype(auto) forward(Arguments&&... arguments) {
    return ramp::forward<detail::chosen_at_run_time>(std::forward<Arguments>(arguments)...);
}
/// ramp::derivative
template <class... Arguments>
RAMP_INLINE decltype(auto) derivative(Arguments&&... arguments) {
    return ramp::derivative<detail::chosen_at_run_time>(std::forward<Arguments>(arguments)...);
}
/// ramp::value_and_derivative
template <class... Arguments>
RAMP_INLINE decltype(auto) value_and_derivative(Arguments&&... arguments) {
    return ramp::value_and_derivative<detail::chosen_at_run_time>(std::forward<Arguments>(arguments)...);
}
/// ramp::backward
template <class... Arguments>
RAMP_INLINE decltype(auto) backward(Arguments&&... arguments) {
    return ramp::backward<detail::chosen_at_run_time>(std::forward<Arguments>(arguments)...);
}
/// ramp::backward_from_output
template <class... Arguments>
RAMP_INLINE decltype(auto) backward_from_output(Arguments&&... arguments) {
    return ramp::backward_from_output<detail::chosen_at_run_time>(std::forward<Arguments>(arguments)...);
}
/// ramp::backward_from_mask
template <class... Arguments>
RAMP_INLINE decltype(auto) backward_from_mask(Arguments&&... arguments) {
    return ramp::backward_from_mask<detail::chosen_at_run_time>(std::forward<Arguments>(arguments)...);
}
/// ramp::parameter_gradient
template <class... Arguments>
RAMP_INLINE decltype(auto) parameter_gradient(Arguments&&... arguments) {
    return ramp::parameter_gradient<detail::chosen_at_run_time>(std::forward<Arguments>(arguments)...);
}
/// ramp::softmax
template <class... Arguments>
RAMP_INLINE decltype(auto) softmax(Arguments&&... arguments) {
    return ramp::softmax<detail::chosen_at_run_time>(std::forward<Arguments>(arguments)...);
}
/// ramp::softmax_backward
template <class... Arguments>
RAMP_INLINE decltype(auto) softmax_backward(Arguments&&... arguments) {
    return ramp::softmax_backward<detail::chosen_at_run_time>(std::forward<Arguments>(arguments)...);
}
/// ramp::log_softmax
template <class... Arguments>
RAMP_INLINE decltype(auto) log_softmax(Arguments&&... arguments) {
    return ramp::log_softmax<detail::chosen_at_run_time>(std::forward<Arguments>(arguments)...);
}
/// ramp::log_softmax_backward
template <class... Arguments>
RAMP_INLINE decltype(auto) log_softmax_backward(Arguments&&... arguments) {
    return ramp::log_softmax_backward<detail::chosen_at_run_time>(std::forward<Arguments>(arguments)...);
}

}  // namespace ramp::inline RAMP_ABI::dispatch
