"""Writes Tests/VectorMathTests/NumPyReference.swift: small cases computed by NumPy in float64.

Usage: python3 Tests/Reference/make_vector_math_reference.py
"""

from pathlib import Path

import numpy as np

random = np.random.RandomState(5)
rows, columns, epsilon = 5, 7, 1e-5
cases = {}


def keep(name, array):
    cases[name] = np.asarray(array).flatten(order="F")


def softmax(z):
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)


Z = random.randn(rows, columns)
gamma, beta = random.rand(rows) + 0.5, random.randn(rows)
dZtilde = random.randn(rows, columns)
mean = Z.mean(axis=1, keepdims=True)
variance = Z.var(axis=1, keepdims=True)
deviation = np.sqrt(variance + epsilon)
Znorm = (Z - mean) / deviation
dZnorm = dZtilde * gamma[:, None]
keep("Z", Z)
keep("gamma", gamma)
keep("beta", beta)
keep("dZtilde", dZtilde)
keep("mean", mean)
keep("variance", variance)
keep("Znorm", Znorm)
keep("Ztilde", gamma[:, None] * Znorm + beta[:, None])
keep("dgamma", (dZtilde * Znorm).mean(axis=1))
keep("dbeta", dZtilde.mean(axis=1))
keep("dZnorm", dZnorm)
keep("dZ", (dZnorm - dZnorm.mean(axis=1, keepdims=True)
            - Znorm * (dZnorm * Znorm).mean(axis=1, keepdims=True)) / deviation)

A = softmax(Z)
Y = np.eye(rows)[:, random.randint(0, rows, columns)]
keep("A", A)
keep("Y", Y)
keep("softmaxBackward", np.stack([
    (np.diag(A[:, j]) - np.outer(A[:, j], A[:, j])) @ dZtilde[:, j] for j in range(columns)], axis=1))
keep("ceLoss", -(Y * np.log(A)).sum(axis=0))
keep("bceLoss", -(Y * np.log(A) + (1 - Y) * np.log(1 - A)).sum(axis=0))
soft = random.rand(rows, columns)
keep("soft", soft)
keep("bceLossSoft", -(soft * np.log(A) + (1 - soft) * np.log(1 - A)).sum(axis=0))
keep("squaredLoss", 0.5 * ((A - soft) ** 2).sum(axis=0))
keep("bceBackward", (1 - soft) / (1 - A) - soft / A)
keep("ceBackward", -soft / A)
keep("rowMeans", Z.mean(axis=1))
keep("columnMeans", Z.mean(axis=0))
slope = random.rand(rows)
keep("slope", slope)
keep("prelu", np.where(Z > 0, Z, slope[:, None] * Z))
keep("preluBackward", np.where(Z > 0, dZtilde, dZtilde * slope[:, None]))
keep("slopeGradient", np.where(Z > 0, 0, dZtilde * Z).mean(axis=1))

alpha, beta1, beta2, tiny = 0.01, 0.9, 0.999, 1e-8
gradients = random.randn(3, 11)
start = random.randn(11)
keep("gradients", gradients.T)
keep("start", start)
plain, heavy, corrected, rms, adam = (start.copy() for _ in range(5))
v, s, v_adam, s_adam = (np.zeros(11) for _ in range(4))
for t, g in enumerate(gradients, 1):
    plain -= alpha * g
    v = beta1 * v + (1 - beta1) * g
    heavy -= alpha * v
    corrected -= alpha * v / (1 - beta1**t)
    s = beta1 * s + (1 - beta1) * g**2
    rms -= alpha * g / (np.sqrt(s) + tiny)
    v_adam = beta1 * v_adam + (1 - beta1) * g
    s_adam = beta2 * s_adam + (1 - beta2) * g**2
    v_corrected, s_corrected = v_adam / (1 - beta1**t), s_adam / (1 - beta2**t)
    adam -= alpha * v_corrected / (np.sqrt(s_corrected) + tiny)
keep("gd", plain)
keep("momentum", heavy)
keep("momentumCorrected", corrected)
keep("rmsprop", rms)
keep("adam", adam)
keep("vCorrected", v_corrected)
keep("sCorrected", s_corrected)

lines = ["// Written by Tests/Reference/make_vector_math_reference.py; do not edit.", "",
         f"/// NumPy's results for {rows} x {columns} blocks, column by column, and for three updates.",
         "enum NumPyReference {"]
for name, values in cases.items():
    lines.append(f"  static let {name}: [Double] = [")
    lines += [f"    {', '.join(repr(float(x)) for x in values[i:i + 4])}," for i in range(0, len(values), 4)]
    lines.append("  ]")
lines.append("}")
target = Path(__file__).resolve().parent.parent / "VectorMathTests" / "NumPyReference.swift"
target.write_text("\n".join(lines) + "\n")
