// The version, and the inline namespace that carries it. The build and the packages read it from here.
#pragma once

#define RAMP_VERSION_MAJOR 0
#define RAMP_VERSION_MINOR 1
#define RAMP_VERSION_PATCH 0

// All of ramp lives in an inline namespace named after the version and after each macro that changes what the code
// computes. So two libraries built against different versions or settings never share a symbol inside one program.
#if defined(RAMP_REPRODUCIBLE)
#define RAMP_ABI v0_1_0_reproducible
#else
#define RAMP_ABI v0_1_0
#endif
