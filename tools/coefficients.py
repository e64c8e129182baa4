#!/usr/bin/env python3
"""Derives the constants of include/ramp/numeric/normal_constants.hpp, logarithm_constants.hpp and soft_constants.hpp, and prints them as
they stand there. Needs mpmath. Polynomials and quotients interpolate at Chebyshev's points, and are rounded coefficient by
coefficient; a comment has the relative error before that."""
import struct

from mpmath import cos, erf, erfc, exp, findroot, log, lu_solve, matrix, mp, mpf, pi, sqrt, tanh

mp.prec = 400


def rounded(x, type_name):
    if type_name == "double":
        return float(x)
    return struct.unpack("f", struct.pack("f", float(x)))[0]


def text_of(x, type_name):
    mantissa, exponent = rounded(x, type_name).hex().split("p")
    return mantissa.rstrip("0").rstrip(".") + "p" + exponent + ("f" if type_name == "float" else "")


def show(type_name, name, coefficients):
    text = ", ".join(text_of(c, type_name) for c in coefficients)
    if len(coefficients) > 1:
        print(f"static constexpr std::array {name} = {{{text}}};")
    else:
        print(f"static constexpr {type_name} {name} = {text};")


def show_in_two_parts(name, x):
    show("double", name, [x])
    show("double", name + "_rest", [x - mpf(float(x))])


def value(coefficients, x):
    return sum(c * x**i for i, c in enumerate(coefficients))


def report(f, approximation, points):
    print(f"// relative error 2^{float(log(max(abs(approximation(x) / f(x) - 1) for x in points), 2)):.1f}")


def chebyshev(count, low, high):
    return [low + (high - low) * (1 - cos(pi * (2 * i + 1) / (2 * count))) / 2 for i in range(count)]


def polynomial(type_name, name, f, degree, low, high):
    points = chebyshev(degree + 1, mpf(low), mpf(high))
    a = matrix(degree + 1, degree + 1)
    for i, x in enumerate(points):
        for j in range(degree + 1):
            a[i, j] = x**j / f(x)
    c = list(lu_solve(a, matrix([1] * (degree + 1))))
    show(type_name, name, c)
    report(f, lambda x: value(c, x), chebyshev(200, mpf(low), mpf(high)))


def quotient(type_name, name, f, p_degree, q_degree, high):
    """On [0, high], at Chebyshev's points for (x - 2) / (x + 2), which the functions here are even in."""
    high = mpf(high)
    end = (high - 2) / (high + 2)
    at = lambda t: 2 * (1 + t) / (1 - t)
    count = p_degree + q_degree + 1
    a = matrix(count, count)
    for i, t in enumerate(chebyshev(count, mpf(-1), end)):
        x = at(t)
        for j in range(p_degree + 1):
            a[i, j] = x**j / f(x)
        for j in range(1, q_degree + 1):
            a[i, p_degree + j] = -(x**j)
    c = list(lu_solve(a, matrix([1] * count)))
    p, q = c[: p_degree + 1], [mpf(1)] + c[p_degree + 1 :]
    show(type_name, name + "_p", p)
    show(type_name, name + "_q", q)
    report(f, lambda x: value(p, x) / value(q, x), [at(t) for t in chebyshev(200, mpf(-1), end)])


print("// normal_constants.hpp")
root = sqrt(2 * pi)
tail = lambda a: erfc(a / sqrt(2)) * exp(a * a / 2) / 2
zero = findroot(lambda a: tail(a) - a / root, mpf("0.7517915"))
slope = lambda a: (tail(a) - a / root) / (zero - a)
show_in_two_parts("zero", zero)
quotient("float", "tail", tail, 4, 5, "14.5")
quotient("float", "slope", slope, 5, 5, "14.5")
quotient("double", "wide_tail", tail, 9, 10, "14.5")
quotient("double", "wide_slope", slope, 9, 9, "14.5")
quotient("double", "tail", tail, 11, 12, "38.7")
quotient("double", "slope", slope, 11, 11, "38.7")
for type_name, degree in (("float", 6), ("double", 13)):
    polynomial(type_name, "erf_p", lambda z: erf(sqrt(z)) / sqrt(z), degree, "1e-9", "1")

print("// logarithm_constants.hpp")
# log((1 + s) / (1 - s)) = 2 s + s z p(z) with z = s^2, for (1 + s) / (1 - s) between sqrt(1/2) and sqrt(2).
rest = lambda z: (log((1 + sqrt(z)) / (1 - sqrt(z))) / sqrt(z) - 2) / z
end = ((sqrt(mpf(2)) - 1) / (sqrt(mpf(2)) + 1)) ** 2
for type_name, degree in (("float", 3), ("double", 7)):
    polynomial(type_name, "log_p", rest, degree, "1e-9", end)

print("// soft_constants.hpp")
polynomial("double", "tanh_shrink_p", lambda z: (sqrt(z) - tanh(sqrt(z))) / sqrt(z) ** 3, 17, "1e-9", "1")
# gelu_tanh(x) = x sigmoid(x (k0 + k1 x^2)), and its derivative near its zero.
k0 = 2 * sqrt(2 / pi)
k1 = k0 * mpf(0.044715)  # the double
show_in_two_parts("k0", k0)
show_in_two_parts("k1", k1)


def gelu_tanh_slope(a):
    m = 1 / (1 + exp(a * (k0 + k1 * a * a)))
    return m * (1 - a * (k0 + 3 * k1 * a * a) * (1 - m))


gelu_zero = findroot(gelu_tanh_slope, mpf("0.7524"))
show_in_two_parts("gelu_tanh_zero", gelu_zero)
polynomial("double", "gelu_tanh_p", lambda d: gelu_tanh_slope(gelu_zero + d) / d, 16, "-0.25", "0.25000001")


def mish_slope(x):
    e = exp(x)
    return 4 * (x + 1) + 4 * e * e + e**3 + e * (4 * x + 6)


mish_zero = findroot(mish_slope, mpf("-1.1924312"))
show_in_two_parts("mish_zero", mish_zero)
show_in_two_parts("mish_exp_at_zero", exp(mish_zero))
