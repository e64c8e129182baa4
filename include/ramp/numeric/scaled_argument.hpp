// What a parameter beta makes of x, without loss.
#pragma once

#include <ramp/numeric/double_word.hpp>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI::detail {

/// The product beta x of doubles in two parts.
template <value V>
struct scaled_argument {
    V z;
    V size;
    V rest;  // of size, which is |z|

    RAMP_INLINE scaled_argument(V x, V beta) {
        z = product(beta, x);
        size = (abs)(z);
        // Beyond it e^-size is 0, and the error may be no number.
        V const error = select(size < V(1400), product_error(beta, x, z), V(0));
        rest = choose_by_sign(z, negative(error), error);
    }
};

}  // namespace ramp::inline RAMP_ABI::detail

RAMP_PRECISE_END
