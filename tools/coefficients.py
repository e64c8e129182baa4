#!/usr/bin/env python3
"""Derives the constants of include/ramp/numeric/normal_constants.hpp, logarithm_constants.hpp and soft_constants.hpp, and some of
fast_constants.hpp, and prints them as they stand there. Needs mpmath. Polynomials interpolate at Chebyshev's points, or are those of Remez
where errors have a weight, and are rounded coefficient by coefficient; a comment has the error before that."""
import struct

from mpmath import cos, erf, erfc, exp, findroot, floor, log, lu_solve, matrix, mp, mpf, pi, sqrt, tanh

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


def show_in_two_parts(type_name, name, x):
    show(type_name, name, [x])
    show(type_name, name + "_rest", [x - mpf(rounded(x, type_name))])


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


def minimax(type_name, name, f, weight, degree, low, high):
    """By the exchange of Remez: weight(x) times the absolute error is at most the number in the comment."""
    grid, count = 1500, degree + 2
    points = chebyshev(grid, mpf(low), mpf(high))
    values, weights = [f(x) for x in points], [weight(x) for x in points]
    chosen = [int(mp.nint((grid - 1) * (1 - cos(pi * i / (count - 1))) / 2)) for i in range(count)]
    for _ in range(20):
        a = matrix(count, count)
        for row, i in enumerate(chosen):
            for j in range(degree + 1):
                a[row, j] = points[i] ** j
            a[row, degree + 1] = (-1) ** row / weights[i]
        c = list(lu_solve(a, matrix([values[i] for i in chosen])))[: degree + 1]
        errors = [(v - value(c, x)) * w for v, x, w in zip(values, points, weights)]
        extrema = []  # the largest error of each run of one sign
        for i, error in enumerate(errors):
            if extrema and (error > 0) == (errors[extrema[-1]] > 0):
                extrema[-1] = max(extrema[-1], i, key=lambda k: abs(errors[k]))
            else:
                extrema.append(i)
        while len(extrema) > count:
            extrema.pop(0 if abs(errors[extrema[0]]) < abs(errors[extrema[-1]]) else -1)
        if len(extrema) < count or extrema == chosen:
            break
        chosen = extrema
    show(type_name, name, c)
    print(f"// weighted error {float(max(abs(e) for e in errors)):.3g}")
    return c


def mapped_polynomial(type_name, name, f, degree, pole, high):
    """In q = (a - pole) / (a + pole), for 0 <= a <= high."""
    at = lambda q: pole * (1 + q) / (1 - q)
    high = mpf(high)
    polynomial(type_name, name, lambda q: f(at(q)), degree, -1, (high - pole) / (high + pole))


print("// normal_constants.hpp")
root = sqrt(2 * pi)
tail = lambda a: erfc(a / sqrt(2)) * exp(a * a / 2) / 2
zero = findroot(lambda a: tail(a) - a / root, mpf("0.7517915"))
slope = lambda a: (tail(a) - a / root) / (zero - a)
show_in_two_parts("float", "zero", zero)
show_in_two_parts("double", "zero", zero)
for type_name, name, degree, pole, high in (
    ("float", "float", 9, 4, "14.75"),
    ("double", "float_by_double", 18, 6, "14.75"),
    ("double", "double", 22, 5, "38.7"),
):
    print("//", name)
    mapped_polynomial(type_name, "tail", lambda a: tail(a) * (a + pole), degree, pole, high)
    mapped_polynomial(type_name, "slope", slope, degree - 1, pole, high)
for type_name, degree in (("float", 6), ("double", 13)):
    half = mpf("0.5")
    ratio = lambda z: erf(sqrt(z)) / sqrt(z) - 1
    minimax(type_name, "erf_p", lambda u: ratio(u + half), lambda u: 1, degree, "-0.4999999999", half)
minimax("float", "erfc_log_p", lambda a: log(erfc(a)) / a, lambda a: a * erfc(a) * 2**24, 6, 1, 4)

print("// logarithm_constants.hpp")
# log((1 + s) / (1 - s)) = 2 s + s z p(z) with z = s^2, for (1 + s) / (1 - s) between sqrt(1/2) and sqrt(2).
rest = lambda z: (log((1 + sqrt(z)) / (1 - sqrt(z))) / sqrt(z) - 2) / z
end = ((sqrt(mpf(2)) - 1) / (sqrt(mpf(2)) + 1)) ** 2
for type_name, degree in (("float", 3), ("double", 7)):
    polynomial(type_name, "log_p", rest, degree, "1e-9", end)

# log(1 + z) is z softplus_p(z - 1).
polynomial("float", "softplus_p", lambda u: log(2 + u) / (1 + u), 9, "-0.999999999", 0)

print("// soft_constants.hpp")
polynomial("double", "tanh_shrink_p", lambda z: (sqrt(z) - tanh(sqrt(z))) / sqrt(z) ** 3, 17, "1e-9", "1")
# gelu_tanh(x) = x sigmoid(x (k0 + k1 x^2)), and its derivative near its zero.
k0 = 2 * sqrt(2 / pi)
k1 = k0 * mpf(0.044715)  # the double


def gelu_tanh_slope(a):
    m = 1 / (1 + exp(a * (k0 + k1 * a * a)))
    return m * (1 - a * (k0 + 3 * k1 * a * a) * (1 - m))


def mish_slope(x):
    e = exp(x)
    return 4 * (x + 1) + 4 * e * e + e**3 + e * (4 * x + 6)


gelu_zero = findroot(gelu_tanh_slope, mpf("0.7524"))
mish_zero = findroot(mish_slope, mpf("-1.1924312"))
for type_name, bits, reach, degree in (("float", 18, "0.2", 5), ("double", 45, "0.25", 16)):
    short = floor(k0 * 2**bits) / 2**bits
    show(type_name, "k0", [short])
    show(type_name, "k0_rest", [k0 - short])
    show_in_two_parts(type_name, "k1", k1)
    show_in_two_parts(type_name, "gelu_tanh_zero", gelu_zero)
    polynomial(type_name, "gelu_tanh_p", lambda d: gelu_tanh_slope(gelu_zero + d) / d, degree, "-" + reach, reach + "00001")
    show_in_two_parts(type_name, "mish_zero", mish_zero)
    show_in_two_parts(type_name, "mish_exp_at_zero", exp(mish_zero))

print("// fast_constants.hpp")
minimax("float", "exp2_p", lambda f: mpf(2) ** f, lambda f: mpf(2) ** -f, 5, "-0.5", "0.5")
polynomial("float", "softplus_p", lambda z: log(1 + z) / z, 6, "1e-9", 1)
# The tail of the normal distribution is 2^gelu_p(a), with a relative error down to 2^-18, and an absolute one from there to 2^-36. Where
# the polynomial is -127, 2^n is 0.
distribution = lambda a: erfc(a / sqrt(2)) / 2
end = findroot(lambda a: log(distribution(a), 2) + 36.5, 6)
weight = lambda a: log(2) * distribution(a) / max(distribution(a), mpf(2) ** -18)
p = minimax("float", "gelu_p", lambda a: log(distribution(a), 2), weight, 7, 0, end)
show("float", "gelu_highest", [findroot(lambda a: value(p, a) + 127, 13)])
show("float", "gelu_tanh_k0", [-k0 / log(2)])
show("float", "gelu_tanh_k1", [-k1 / log(2)])
show("float", "gelu_tanh_highest", [findroot(lambda a: a * (k0 + k1 * a * a) / log(2) - 127, 10)])
