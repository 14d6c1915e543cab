"""Minimax polynomials of CVectorMath's exp, log, tanh and normal distribution, by Remez' exchange in mpmath.

Prints, for each function and precision, the coefficients as C hexadecimal literals (lowest
power first) and the largest weighted error of the rounded polynomial, in units of the last place
of the function's result. Usage: python3 make_polynomials.py
"""

import numpy as np
from mpmath import mp, mpf, matrix, lu_solve, log, exp, tanh, erfc, sqrt, ldexp, nint, frexp, cos, pi

mp.prec = 200


def remez(function, weight, low, high, degree, rounds=12):
    """Coefficients of the polynomial p that minimises max |weight * (p - function)|."""
    count = degree + 2
    points = [(low + high) / 2 - (high - low) / 2 * cos(pi * i / (count - 1)) for i in range(count)]
    grid = [low + (high - low) * mpf(i) / 3000 for i in range(3001)]
    values = [(x, function(x), weight(x)) for x in grid]
    coefficients = None
    for _ in range(rounds):
        rows = matrix(count, count)
        right = matrix(count, 1)
        for i, x in enumerate(points):
            for power in range(degree + 1):
                rows[i, power] = x**power
            rows[i, degree + 1] = (-1) ** i / weight(x)
            right[i] = function(x)
        solution = lu_solve(rows, right)
        coefficients = [solution[i] for i in range(degree + 1)]
        errors = [w * (evaluate(coefficients, x) - f) for x, f, w in values]
        points = extremes(grid, errors, count)
    return coefficients


def evaluate(coefficients, x):
    total = mpf(0)
    for c in reversed(coefficients):
        total = total * x + c
    return total


def extremes(grid, errors, count):
    """The grid point of the largest error in each run of one sign, the `count` largest runs."""
    runs, start = [], 0
    for i in range(1, len(grid) + 1):
        if i == len(grid) or (errors[i] > 0) != (errors[start] > 0):
            runs.append(max(range(start, i), key=lambda k: abs(errors[k])))
            start = i
    while len(runs) > count:
        runs.pop(0 if abs(errors[runs[0]]) < abs(errors[runs[-1]]) else -1)
    if len(runs) < count:
        raise ValueError("the exchange lost a point; try another degree")
    return [grid[i] for i in runs]


def rounded(x, bits):
    mantissa, exponent = frexp(x)
    return ldexp(nint(ldexp(mantissa, bits)), exponent - bits)


def report(name, function, weight, low, high, degree, bits):
    low, high = mpf(low), mpf(high)
    coefficients = [rounded(c, bits) for c in remez(function, weight, low, high, degree)]
    grid = [low + (high - low) * mpf(i) / 5003 for i in range(5004)]
    error = max(abs(weight(x) * (evaluate(coefficients, x) - function(x))) for x in grid)
    suffix = "" if bits == 53 else "f"
    print(f"{name}, degree {degree}, error {float(ldexp(error, bits)):.4f} ulp")
    print("  " + ", ".join(float(c).hex().replace("000000000p", "p") + suffix for c in coefficients))


def exp_tail(r):
    """q of exp(r) = 1 + r + r^2 q(r)."""
    if abs(r) < mpf("1e-20"):
        return mpf(1) / 2 + r / 6
    return (exp(r) - 1 - r) / r**2


def log_tail(z):
    """q of log((1+s)/(1-s)) = 2s + s z q(z), z = s^2."""
    if z < mpf("1e-40"):
        return mpf(2) / 3
    s = sqrt(z)
    return (log((1 + s) / (1 - s)) / s - 2) / z


def tanh_tail(z):
    """q of tanh(x) = x + x z q(z), z = x^2."""
    if z < mpf("1e-40"):
        return -mpf(1) / 3
    x = sqrt(z)
    return (tanh(x) / x - 1) / z


def normal_tail(q):
    """p of the normal distribution at -a: p(q) exp(-a^2 / 2) / (1 + a), a = 4 (1 + q) / (1 - q)."""
    a = 4 * (1 + q) / (1 - q)
    return erfc(a / sqrt(mpf(2))) / 2 * exp(a * a / 2) * (1 + a)


half_ln2 = log(mpf(2)) / 2 + mpf("0.0005")
widest_s = (sqrt(mpf(2)) - 1) / (sqrt(mpf(2)) + 1) + mpf("1e-6")

for bits, exp_degree, log_degree, tanh_degree in ((53, 9, 6, 9), (24, 4, 3, 4)):
    for extra in (0, 1):
        report(f"exp {bits}", exp_tail, lambda r: r * r / exp(r) + mpf("0.001"), -half_ln2, half_ln2,
               exp_degree + extra, bits)
        report(f"log {bits}", log_tail, lambda z: z / 2 + mpf("0.0001"), 0, widest_s**2, log_degree + extra, bits)
        report(f"tanh {bits}", tanh_tail, lambda z: z + mpf("0.003"), 0, mpf("0.625") ** 2,
               tanh_degree + extra, bits)
for bits, degree, farthest in ((53, 21, 40), (24, 9, 16)):
    highest = mpf(farthest - 4) / (farthest + 4)
    report(f"normal {bits}", normal_tail, lambda q: 1 / normal_tail(q), -1, highest, degree, bits)
ln2 = log(mpf(2))
for bits, keep in ((53, 32), (24, 12)):
    high = rounded(ln2, keep)
    print(f"ln2 {bits}: high", float(high).hex(), "low", float(rounded(ln2 - high, bits)).hex())
print("log2 e", float(rounded(1 / ln2, 53)).hex(), float(rounded(1 / ln2, 24)).hex())
