#pragma once

#include <ramp/concepts.hpp>
#include <ramp/numeric/double_word.hpp>
#include <ramp/vocabulary.hpp>

#include <string_view>

RAMP_PRECISE_BEGIN

namespace ramp::inline RAMP_ABI {

namespace detail {

/// clamp(slope x + offset, 0, 1), by way of x - start, which loses nothing where it is small: slope x + offset would cancel.
template <class T>
class bounded_line {
public:
    RAMP_INLINE bounded_line(T slope, T offset) : slope_(slope), start_(0, slope, offset), end_(1, slope, offset) {}

    template <value V>
    RAMP_INLINE V operator()(V x) const {
        return (clamp)(start_.distance_of(x) * V(slope_), V(0), V(1));
    }
    template <value V>
    RAMP_INLINE V derivative(V x) const {
        auto const is_low = start_.distance_of(x) <= V(0);
        auto const is_high = V(0) <= end_.distance_of(x);
        return select(is_low | is_high, V(0), V(slope_));
    }

private:
    /// Where the line has a value, in two parts.
    struct place {
        T head;
        T rest;

        RAMP_INLINE place(T value, T slope, T offset) {
            T const rise = value - offset;
            head = rounded(rise / slope);
            rest = accurate_fma(negative(head), slope, rise) / slope;
        }
        template <value V>
        RAMP_INLINE V distance_of(V x) const {
            return rounded(rounded(x - V(head)) - V(rest));
        }
    };

    T slope_;
    place start_;
    place end_;
};

}  // namespace detail

/// Hard sigmoid: a straight line between 0 and 1.
/// Formula:         f(x) = clamp(slope x + offset, 0, 1)
/// Derivative:      f'(x) = slope where 0 < slope x + offset < 1, and 0 elsewhere; from the output y: 0 < y < 1 ? slope : 0
/// Shapes, units:   element by element; slope > 0 and offset are finite, by default 1/6 and 1/2; ONNX has 0.2 and 1/2
/// Range:           [0, 1]
/// Special values:  f(-inf) = 0, f(inf) = 1, f(NaN) = NaN; f'(-inf) = f'(inf) = 0, f'(NaN) = slope; 0 at both kinks
/// Errors thrown:   none; backward_from_output refuses a slope that is not > 0
/// Maximum error:   value_error, derivative_error, where the line crosses 0 as well; what is lost when slope and offset are rounded to
///                  the element type does not count
/// Source:          Howard et al.: Searching for MobileNetV3 (2019)
struct hard_sigmoid {
    double slope = 1.0 / 6;  ///< of the line
    double offset = 0.5;     ///< f(0)

    static constexpr std::string_view name = "hard_sigmoid";
    static constexpr max_ulp value_error{2.0, 2.0};
    static constexpr max_ulp derivative_error{0, 0};

    template <value V>
    RAMP_INLINE V operator()(V x) const {
        return choose<element_t<V>>([x](auto line) RAMP_INLINE_LAMBDA { return line(x); });
    }
    template <value V>
    RAMP_INLINE V derivative(V x) const {
        return choose<element_t<V>>([x](auto line) RAMP_INLINE_LAMBDA { return line.derivative(x); });
    }
    template <value V>
    RAMP_INLINE constexpr V derivative_from_output(V y) const {
        return select((y <= V(0)) | (V(1) <= y), V(0), V(static_cast<element_t<V>>(slope)));
    }
    RAMP_INLINE constexpr bool determined_by_output() const { return slope > 0; }

    /// Calls `work` with the line, of which a pass computes once an array where it begins and ends.
    template <class T, class Work>
    RAMP_INLINE auto choose(Work work) const {
        return work(detail::bounded_line<T>(static_cast<T>(slope), static_cast<T>(offset)));
    }
};

}  // namespace ramp::inline RAMP_ABI

RAMP_PRECISE_END
