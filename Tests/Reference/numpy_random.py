"""Writes Tests/MatricesTests/Fixtures/numpy_random.json: NumPy's legacy stream for several seeds.

Run from the project's folder with any NumPy: python3 Tests/Reference/numpy_random.py
Numbers are written as the hexadecimal bits of the double, so that a test can compare bits.
"""

import json
import struct

import numpy as np


def bits(values):
    return [struct.pack(">d", float(v)).hex() for v in np.ravel(values)]


def case(seed):
    np.random.seed(seed)
    draws = []

    def draw(kind, *sizes):
        if kind == "permutation":
            values = [int(v) for v in np.random.permutation(*sizes)]
        elif kind == "seed":
            np.random.seed(*sizes)
            values = []
        else:
            values = bits(getattr(np.random, kind)(*sizes))
        draws.append({"kind": kind, "sizes": list(sizes), "values": values})

    draw("rand", 3, 2)
    draw("randn", 1, 3)  # an odd count keeps a spare value ...
    draw("permutation", 10)
    draw("randn", 2, 2)  # ... which is used here
    draw("rand", 1, 1)
    draw("permutation", 1000)
    draw("randn", 25, 31)
    draw("seed", seed)  # seeding anew forgets the spare value
    draw("randn", 1, 1)
    draw("permutation", 1)
    draw("permutation", 2)
    draw("rand", 20, 20)
    return {"seed": seed, "draws": draws}


cases = [case(seed) for seed in (0, 1, 3, 42, 12345, 2**31, 2**32 - 1)]
with open("Tests/MatricesTests/Fixtures/numpy_random.json", "w") as file:
    json.dump({"numpy": np.__version__, "cases": cases}, file)
    file.write("\n")
