// The version, and the inline namespace that carries it. The build and the packages read it from here.
#pragma once

#if __cplusplus < 202002L && !(defined(_MSVC_LANG) && _MSVC_LANG >= 202002L)
#error "ramp needs C++20: compile with -std=c++20 (MSVC: /std:c++20)"
#endif

/// Changes with what breaks users' code.
#define RAMP_VERSION_MAJOR 0
/// Changes with what is new. While the major version is 0, it may break users' code, too.
#define RAMP_VERSION_MINOR 1
/// Changes with what is mended.
#define RAMP_VERSION_PATCH 0

// All of ramp lives in an inline namespace named after the version and after each macro that changes what the code
// computes: v0_1_0 or reproducible_v0_1_0. So two libraries built against different versions or settings never share a symbol
// inside one program.
#define RAMP_ABI_OF(kind, major, minor, patch) kind##major##_##minor##_##patch
#define RAMP_ABI_NAMED(kind, major, minor, patch) RAMP_ABI_OF(kind, major, minor, patch)
#if defined(RAMP_REPRODUCIBLE)
#define RAMP_ABI RAMP_ABI_NAMED(reproducible_v, RAMP_VERSION_MAJOR, RAMP_VERSION_MINOR, RAMP_VERSION_PATCH)
#else
#define RAMP_ABI RAMP_ABI_NAMED(v, RAMP_VERSION_MAJOR, RAMP_VERSION_MINOR, RAMP_VERSION_PATCH)
#endif
