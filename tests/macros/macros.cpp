// Compiles where the macros of headers that users meet have been defined before ramp is included. Here each is an `@`, which no
// compiler takes, so that an identifier of ours by that name is an error whatever the macro is in truth. One with arguments is
// defined so, and does no harm to a name that no parenthesis follows: `(std::max)(a, b)`. The headers of others come first:
// not all of them would survive.
#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <initializer_list>
#include <limits>
#include <memory>
#include <numeric>
#include <ranges>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include <xsimd/xsimd.hpp>

// These may be macros already, of the compiler or of a header above.
#undef assert
#undef I
#undef linux
#undef unix
#undef minor
#undef major
#undef TRUE
#undef FALSE
#undef NULL
#undef OVERFLOW
#undef UNDERFLOW
#undef DOMAIN
#undef M_PI

#include "frameworks.hpp"
#include "others.hpp"

#include "support/everything.hpp"

#include <ramp/dispatch.hpp>
#include <ramp/dispatch/offer.hpp>

template struct ramp::dispatch::offer<swish>;

double use_all_of_it(double x) {
    float y[8] = {};
    ramp::dispatch::forward(swish{}, y);
    return use_everything_in<float, double>(x);
}
