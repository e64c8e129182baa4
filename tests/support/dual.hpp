// Dual numbers, value + derivative * epsilon: a function of one, computed by the ordinary rules, carries its derivative.
#pragma once

#include <cmath>

template <class R>
struct dual {
    R value;
    R derivative = R(0);

    explicit constexpr dual(R v, R d = R(0)) : value(v), derivative(d) {}
    explicit constexpr dual(int v) : value(R(v)) {}

    friend constexpr bool operator<(dual a, dual b) { return a.value < b.value; }
    friend constexpr bool operator<=(dual a, dual b) { return a.value <= b.value; }
    friend constexpr bool operator>(dual a, dual b) { return a.value > b.value; }
    friend constexpr dual operator+(dual a, dual b) { return dual(a.value + b.value, a.derivative + b.derivative); }
    friend constexpr dual operator-(dual a, dual b) { return dual(a.value - b.value, a.derivative - b.derivative); }
    friend constexpr dual operator*(dual a, dual b) {
        return dual(a.value * b.value, a.derivative * b.value + a.value * b.derivative);
    }
    friend constexpr dual operator/(dual a, dual b) {
        return dual(a.value / b.value, (a.derivative * b.value - a.value * b.derivative) / (b.value * b.value));
    }
    friend dual exp(dual a) { return dual(std::exp(a.value), a.derivative * std::exp(a.value)); }
    friend dual expm1(dual a) { return dual(std::expm1(a.value), a.derivative * std::exp(a.value)); }
};
