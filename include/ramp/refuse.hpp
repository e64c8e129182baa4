// What happens where a call cannot do what it is asked for.
#pragma once

#include <ramp/simd/compiler.hpp>

#include <cstdio>
#include <cstdlib>
#include <stdexcept>

namespace ramp::inline RAMP_ABI::detail {

/// Throws std::invalid_argument or, where exceptions are off, prints the message and aborts. `Throws` keeps the two
/// apart in a program that has both.
template <class Arch, bool Throws = RAMP_EXCEPTIONS, class Build = allowed, class... Arguments>
[[noreturn]] RAMP_COLD void refuse(char const* format, Arguments... arguments) {
    char message[256];
    RAMP_WITHOUT_BEGIN("-Wformat-nonliteral")  // the callers' formats are literals
    std::snprintf(message, sizeof message, format, arguments...);
    RAMP_WITHOUT_END
#if RAMP_EXCEPTIONS
    throw std::invalid_argument(message);
#else
    std::fprintf(stderr, "%s\n", message);
    std::abort();
#endif
}

}  // namespace ramp::inline RAMP_ABI::detail
