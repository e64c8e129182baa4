// Dual numbers, value + derivative * epsilon: a function of one, computed by the ordinary rules, carries its derivative.
#pragma once

#include "real_functions.hpp"

#include <type_traits>

template <class R>
struct dual {
    using is_own_real = dual;

    R value;
    R derivative = R(0);

    constexpr dual(R v, R d) : value(v), derivative(d) {}
    template <class Number>
        requires std::is_arithmetic_v<Number>
    explicit constexpr dual(Number constant) : value(static_cast<R>(constant)) {}

    friend constexpr bool operator<(dual a, dual b) { return a.value < b.value; }
    friend constexpr bool operator<=(dual a, dual b) { return a.value <= b.value; }
    friend constexpr bool operator>(dual a, dual b) { return a.value > b.value; }
    friend constexpr bool operator>=(dual a, dual b) { return a.value >= b.value; }
    friend constexpr dual operator-(dual a) { return dual(-a.value, -a.derivative); }
    friend constexpr dual operator+(dual a, dual b) { return dual(a.value + b.value, a.derivative + b.derivative); }
    friend constexpr dual operator-(dual a, dual b) { return dual(a.value - b.value, a.derivative - b.derivative); }
    friend constexpr dual operator*(dual a, dual b) {
        return dual(a.value * b.value, a.derivative * b.value + a.value * b.derivative);
    }
    friend constexpr dual operator/(dual a, dual b) {
        return dual(a.value / b.value, (a.derivative * b.value - a.value * b.derivative) / (b.value * b.value));
    }

#define RAMP_FUNCTION_OF_DUAL(name, slope)                      \
    friend dual name(dual a) {                                  \
        using std::exp, std::sinh, std::cosh;                   \
        [[maybe_unused]] R const x = a.value, y = std::name(x); \
        return dual(y, a.derivative * (slope));                 \
    }
    RAMP_FOR_EACH_REAL_FUNCTION(RAMP_FUNCTION_OF_DUAL)
#undef RAMP_FUNCTION_OF_DUAL
};
