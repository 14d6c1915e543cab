#!/usr/bin/env python3
"""How long a person waits for the verdict on a formula, on a large network with the whole set as its mini-batch.

Each formula is given to `try` once a pair, beside one iteration of training on the same run and core; the ratio is the
median of the pairs, in brackets the smallest and the largest. The last column is the longest of the waits.
Target: 0.3 s at most on mnist5k, whatever is typed, also after many iterations.
"""
import time

from measuring import Shell, Table, arguments, build, duration, pairs

PICTURES = ["seed 1", "data mnist5k"]
SETUPS = {
    "gd": ([*PICTURES, "net 128 relu, 10 softmax", "set l2=0.1"], [
        "Z1 = W1 @ X + b1", "Z1 = W1 @ X", "A1 = np.abs(Z1) * Z1", "J = np.mean((A2 - Y) ** 2) + lambda * np.sum(W1)",
        "dA1 = W2.T @ np.tanh(dZ2)", "dZ1 = dA1 * np.exp(Z1)", "dW1 = dZ1 @ X.T", "dW1 = X @ dZ1.T",
        "dW1 = (dZ1 * A1) @ X.T / m", "dW1 = dZ1 @ X.T * 0.01 + np.exp(W1)", "W1 = W1 - 0.1 * dW1 * dW1"]),
    "adam": ([*PICTURES, "net 128 relu, 10 softmax", "optimizer adam lr=0.01"], [
        "vdW1 = np.sqrt(abs(vdW1)) + dW1", "sdW1 = 0.5 * sdW1 + np.abs(dW1)", "W1 = W1 - alpha * vdW1 * sdW1",
        "W1 = W1 - alpha * vdW1_corrected"]),
    "batch norm": ([*PICTURES, "net 64 relu batchnorm keep=0.8, 10 softmax"], [
        "mu1 = np.max(Z1, axis=1, keepdims=True)", "Znorm1 = (Z1 - mu1) / var1",
        "dZ1 = dZtilde1 * gamma1 / np.sqrt(var1 + bn_epsilon) * Znorm1"]),
}


def waited(shell, formula):
    """The seconds until the verdict; a formula that is wrong is an answer too."""
    start = time.perf_counter()
    shell.ask(f"try {formula}")
    return time.perf_counter() - start


def main():
    parser = arguments(__doc__, pairs=5)
    parser.add_argument("--iterations", type=int, default=50, help="how many come before")
    options = parser.parse_args()
    build(options)
    table = Table(("formula", -62), ("iteration", 9), ("try", 18), ("longest", 8))
    for setup, formulas in SETUPS.values():
        with Shell(options, [*setup, f"train {options.iterations} iterations"]) as shell:
            for formula in formulas:
                waits = []

                def judged():
                    waits.append(waited(shell, formula))
                    return waits[-1]
                ratio, low, high, alone = pairs(options.pairs, lambda: shell.train(1), judged)
                table.row(formula, duration(alone), f"{ratio:.1f} ({low:.1f} {high:.1f})", duration(max(waits)))


main()
