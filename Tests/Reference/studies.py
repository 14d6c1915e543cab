"""Writes Tests/StudiesTests/Fixtures/studies.json: what learning-strategy commands compute.

Run from the project's folder with any NumPy: python3 Tests/Reference/studies.py
"""

import json
import math

import numpy as np


def average(seed, beta, count):
    np.random.seed(seed)
    theta = np.random.randn(count) * 10 + 20
    v, values, corrected = 0.0, [], []
    for t, x in enumerate(theta, start=1):
        v = beta * v + (1 - beta) * x
        values.append(v)
        corrected.append(v / (1 - beta**t))
    return {"beta": beta, "theta": list(theta), "v": values, "corrected": corrected}


def draws(seed, trials):
    """lr=log(1e-4,1) batch=choice(16,64,256) beta=1-log(0.001,0.1) keep=uniform(0.5,1) hidden=int(8,64)."""
    np.random.seed(seed)
    rows = []
    for _ in range(trials):
        r = -4 * np.random.rand()
        batch = [16, 64, 256][int(3 * np.random.rand())]
        s = -1 - 2 * np.random.rand()
        keep = 0.5 + 0.5 * np.random.rand()
        hidden = 8 + math.floor(57 * np.random.rand())
        rows.append([10**r, batch, 1 - 10**s, keep, hidden])
    return {"seed": seed, "rows": rows}


def mixture(seed, count, share):
    """Which pictures `data … shift= share=` shifts."""
    np.random.seed((seed ^ 0x9E3779B9) % 2**32)
    chosen = np.random.permutation(count)[: math.floor(share * count + 0.5)]
    return {"seed": seed, "count": count, "share": share, "chosen": sorted(map(int, chosen))}


def apart(mix, seed, sizes):
    """dev and test of shifted examples only; the rest to train and train_dev, drawn anew where
    shifted ones are among it, so that both have their share of them."""
    np.random.seed(seed)
    order = [int(i) for i in np.random.permutation(mix["count"])]
    shifted = [i for i in order if i in mix["chosen"]]
    dev = shifted[: sizes["dev"]]
    test = shifted[sizes["dev"] : sizes["dev"] + sizes["test"]]
    rest = [i for i in order if i not in dev and i not in test]
    if len(shifted) > len(dev) + len(test):
        rest = [rest[int(i)] for i in np.random.permutation(len(rest))]
    train = rest[: sizes["train"]]
    train_dev = rest[sizes["train"] : sizes["train"] + sizes["train_dev"]]
    parts = {"train": train, "train_dev": train_dev, "dev": dev, "test": test}
    return {"mixture": mix, "seed": seed, "parts": parts}


reference = {
    "numpy": np.__version__,
    "averages": [average(1, 0.9, 30), average(2, 0.98, 120), average(3, 0.5, 12), average(4, 0, 5)],
    "draws": [draws(seed, 12) for seed in (0, 1, 7, 2**32 - 1)],
    "mixtures": [mixture(0, 10, 0.3), mixture(5, 37, 0.5), mixture(2**32 - 1, 100, 0.01)],
    "apart": [
        apart(mixture(3, 20, 0.5), 3, {"train": 8, "train_dev": 2, "dev": 6, "test": 2}),
        apart(mixture(1, 40, 0.3), 9, {"train": 28, "train_dev": 0, "dev": 8, "test": 4}),
        apart(mixture(2, 200, 0.4), 5, {"train": 120, "train_dev": 40, "dev": 20, "test": 20}),
    ],
}

with open("Tests/StudiesTests/Fixtures/studies.json", "w") as file:
    json.dump(reference, file)
    file.write("\n")
