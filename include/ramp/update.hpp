// What becomes of the gradients of learned parameters that are there already.
#pragma once

#include <ramp/version.hpp>

namespace ramp::inline RAMP_ABI {

/// Whether dslope is overwritten by the gradient, or the gradient added to what is there. Adding rounds once.
enum class update { overwrite, accumulate };

}  // namespace ramp::inline RAMP_ABI
