"""Writes Tests/VectorMathTests/SmoothActivations.swift: GELU, SiLU, ELU and softplus and their
derivatives by mpmath, with 60 digits, at numbers that float has too.

Run from the project's folder: python3 Tests/Reference/smooth_activations.py
"""

from mpmath import mp, mpf, erfc, exp, expm1, log1p, pi, sqrt

mp.dps = 60
SLOPE = mpf(1) / 2
X = [-800, -100, -38, -30, -20, -12, -6, -3, -1, -0.5, -2.0**-10, -2.0**-30, 0, 2.0**-30, 0.3125, 1, 2.5, 5, 8, 20, 40, 800]


def phi(z):
    return erfc(-z / sqrt(mpf(2))) / 2


def sigmoid(z):
    return 1 / (1 + exp(-z))


FUNCTIONS = {
    "gelu": lambda z: z * phi(z),
    "gelu_backward": lambda z: phi(z) + z * exp(-z * z / 2) / sqrt(2 * pi),
    "silu": lambda z: z * sigmoid(z),
    "silu_backward": lambda z: sigmoid(z) * (1 + z * (1 - sigmoid(z))),
    "elu": lambda z: z if z > 0 else SLOPE * expm1(z),
    "elu_backward": lambda z: mpf(1) if z > 0 else SLOPE * exp(z),
    "softplus": lambda z: max(z, mpf(0)) + log1p(exp(-abs(z))),
    "softplus_backward": sigmoid,
}


def listed(name, values):
    lines, line = [], "   "
    for value in values:
        word = " " + repr(float(value)).replace("e+", "e") + ","
        if len(line) + len(word) > 100:
            lines.append(line)
            line = "   "
        line += word
    return f"  static let {name}: [Double] = [\n" + "\n".join(lines + [line]) + "\n  ]\n"


def camel(name):
    first, *others = name.split("_")
    return first + "".join(word.capitalize() for word in others)


with open("Tests/VectorMathTests/SmoothActivations.swift", "w") as file:
    file.write("/// Written by Tests/Reference/smooth_activations.py: mpmath's values, and 1/2 for ELU's slope.\n")
    file.write("enum SmoothActivations {\n" + listed("x", X))
    for name, function in FUNCTIONS.items():
        file.write(listed(camel(name), [function(mpf(x)) for x in X]))
    file.write("}\n")
