"""Writes Tests/VectorMathTests/LossesFromZ.swift: cross-entropy from Z by mpmath, with 60 digits, at
numbers that float has too; and Tests/SessionsTests/Fixtures/losses_from_z.json: a run of two
iterations by NumPy.

The losses are those of PyTorch's binary_cross_entropy_with_logits and cross_entropy.

Run from the project's folder: python3 Tests/Reference/losses_from_z.py
"""

import json

import numpy as np
from mpmath import exp, log, log1p, mp, mpf

mp.dps = 60
Z = [-800, -100, -40, -12, -3, -0.5, -2.0**-20, 0, 2.0**-20, 0.3125, 1, 8, 40, 100, 800]
LABELS = [0, 1, 0.25]
CLASSES = [
    [0, 1000, -1000],
    [1000, 0, 0],
    [40, -40, 0.5],
    [0, 0, 0],
    [-2.5, 0.25, 3],
    [800, 799, 798.5],
]
TARGETS = [[1, 0, 0], [0, 1, 0], [0.25, 0.5, 0.25], [0, 0, 1], [0, 1, 0], [0, 0, 1]]


def bce(z, y):
    return max(z, mpf(0)) - z * y + log1p(exp(-abs(z)))


def ce(z, y):
    whole = log(sum(exp(mpf(x)) for x in z))
    return sum(mpf(b) * (whole - mpf(a)) for a, b in zip(z, y))


def listed(name, values):
    lines, line = [], "   "
    for value in values:
        word = " " + repr(float(value)).replace("e+", "e") + ","
        if len(line) + len(word) > 100:
            lines.append(line)
            line = "   "
        line += word
    return f"  static let {name}: [Double] = [\n" + "\n".join(lines + [line]) + "\n  ]\n"


with open("Tests/VectorMathTests/LossesFromZ.swift", "w") as file:
    file.write("/// Written by Tests/Reference/losses_from_z.py: mpmath's values.\n")
    file.write("enum LossesFromZ {\n")
    pairs = [(z, y) for y in LABELS for z in Z]
    file.write(listed("z", [z for z, _ in pairs]) + listed("y", [y for _, y in pairs]))
    file.write(listed("bce", [bce(mpf(z), mpf(y)) for z, y in pairs]))
    file.write(listed("columns", sum(CLASSES, [])) + listed("targets", sum(TARGETS, [])))
    file.write(listed("ce", [ce(z, y) for z, y in zip(CLASSES, TARGETS)]))
    file.write("}\n")


def run(y, is_binary):
    """Two iterations of a network of one layer: what gradient descent at 0.5 leaves."""
    x = np.array([[1, -2, 30, 4], [2, 1, -8, 50.0]])
    m, units = x.shape[1], y.shape[0]
    W = np.array([[2, 1], [-1, 0.5], [0.25, -3]])[:units]
    b = np.zeros((units, 1))
    costs = []
    for _ in range(2):
        z = W @ x + b
        if is_binary:
            a = 1 / (1 + np.exp(-z))
            L = np.sum(np.logaddexp(0, z) - z * y, axis=0)
        else:
            e = np.exp(z - z.max(axis=0))
            a = e / e.sum(axis=0)
            L = np.sum(y * (np.logaddexp.reduce(z, axis=0) - z), axis=0)
        costs.append(float(L.mean()))
        dz = a - y
        W = W - 0.5 * dz @ x.T / m
        b = b - 0.5 * dz.sum(axis=1, keepdims=True) / m
    return {"costs": costs, "W": W.tolist(), "b": b.tolist()}


cases = {
    "bce": run(np.array([[1, 1, 0, 0.0]]), True),
    "ce": run(np.array([[1, 0, 0, 0], [0, 1, 1, 0], [0, 0, 0, 1.0]]), False),
}
with open("Tests/SessionsTests/Fixtures/losses_from_z.json", "w") as file:
    json.dump(cases, file, indent=1)
    file.write("\n")
