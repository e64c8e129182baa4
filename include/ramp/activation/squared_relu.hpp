#pragma once

#include <ramp/concepts.hpp>
#include <ramp/vocabulary.hpp>

#include <string_view>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

/// Squared rectified linear unit.
/// Formula:         f(x) = x < 0 ? 0 : x^2
/// Derivative:      f'(x) = x <= 0 ? 0 : 2 x; from the output y: 2 sqrt(y)
/// Shapes, units:   element by element; no parameters
/// Range:           [0, inf]
/// Special values:  f(+-0) = +-0, f(-inf) = 0, f(inf) = inf, f(NaN) = NaN;
///                  f'(+-0) = +-0, f'(-inf) = 0, f'(inf) = inf, f'(NaN) = NaN
/// Errors thrown:   none
/// Maximum error:   value_error; the derivative is exact. Of a y that is 0 or
///                  subnormal the digits of x are gone
/// Source:          So et al.: Primer: Searching for Efficient Transformers for Language Modeling (2021)
struct squared_relu {
    static constexpr std::string_view name = "squared_relu";
    static constexpr max_ulp value_error{0.5, 0.5};
    static constexpr max_ulp derivative_error{0, 0};
    /// The maximum error of derivative_from_output against its formula.
    static constexpr max_ulp derivative_from_output_error{0.5, 0.5};

    template <value V>
    RAMP_INLINE constexpr V operator()(V x) const {
        V const positive = at_least(x, 0);
        return positive * (abs)(positive);  // which is -0 for -0
    }
    template <value V>
    RAMP_INLINE constexpr V derivative(V x) const {
        V const positive = at_least(x, 0);
        return positive + positive;
    }
    template <value V>
    RAMP_INLINE V derivative_from_output(V y) const {
        V const x = (sqrt)(y);
        return x + x;
    }
};

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
