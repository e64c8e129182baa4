// Where the kernels of a call come from: this translation unit, or, for the calls of <ramp/dispatch.hpp>, the one that was compiled for
// the best instruction set of the CPU.
#pragma once

#include <ramp/simd/value.hpp>

#include <type_traits>

namespace ramp::inline RAMP_ABI::detail {

/// Stands for the architecture in calls whose kernels are chosen at run time.
struct chosen_at_run_time {};

template <class Arch>
inline constexpr bool is_chosen_at_run_time = std::is_same_v<Arch, chosen_at_run_time>;

/// Starts the kernels of such calls: <ramp/dispatch.hpp> has it.
template <class Arch>
struct dispatcher;

/// The batch that functors are asked about.
template <class T, class Arch>
using batch_of = xsimd::batch<T, std::conditional_t<is_chosen_at_run_time<Arch>, default_arch, Arch>>;

}  // namespace ramp::inline RAMP_ABI::detail
