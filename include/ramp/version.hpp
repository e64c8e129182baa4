// The version, and the inline namespace that carries it. The build and the packages read it from here.
#pragma once

#define RAMP_VERSION_MAJOR 0
#define RAMP_VERSION_MINOR 1
#define RAMP_VERSION_PATCH 0

// All of ramp lives in an inline namespace named after the version and after each macro that changes what the code
// computes: v0_1_0 or v0_1_0_reproducible. So two libraries built against different versions or settings never share a symbol
// inside one program.
#define RAMP_ABI_OF(major, minor, patch, suffix) v##major##_##minor##_##patch##suffix
#define RAMP_ABI_NAME(major, minor, patch, suffix) RAMP_ABI_OF(major, minor, patch, suffix)
#if defined(RAMP_REPRODUCIBLE)
#define RAMP_ABI RAMP_ABI_NAME(RAMP_VERSION_MAJOR, RAMP_VERSION_MINOR, RAMP_VERSION_PATCH, _reproducible)
#else
#define RAMP_ABI RAMP_ABI_NAME(RAMP_VERSION_MAJOR, RAMP_VERSION_MINOR, RAMP_VERSION_PATCH, )
#endif
