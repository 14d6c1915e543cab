"""Writes Tests/SessionsTests/Fixtures/foreign_weights.json: weights under the names of PyTorch and
Keras, and the cost that NumPy computes with them in evaluation mode.

    python3 Tests/Reference/foreign_weights.py > Tests/SessionsTests/Fixtures/foreign_weights.json

The files are laid out as safetensors writes them: entries sorted by name, biases as lists.
"""
import base64
import json
import struct

import numpy as np

rng = np.random.default_rng(7)
X = rng.normal(size=(6, 3))
y = np.array([1, 0, 1, 1, 0, 0])


def encode(arrays):
    header, data = {}, b""
    for name in sorted(arrays):
        array = np.asarray(arrays[name])
        kind = {"float64": "F64", "int64": "I64"}[array.dtype.name]
        raw = np.ascontiguousarray(array).tobytes()
        header[name] = {"dtype": kind, "shape": list(array.shape),
                        "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    return base64.b64encode(struct.pack("<Q", len(text)) + text + data).decode()


def linear(arrays, name, inputs, units, turned=False):
    W, b = rng.normal(size=(units, inputs)), rng.normal(size=units)
    arrays[name + (".kernel" if turned else ".weight")] = W.T if turned else W
    arrays[name + ".bias"] = b
    return lambda a: a @ W.T + b


def norm(arrays, name, units):
    gamma, beta, mean = (rng.normal(size=units) for _ in range(3))
    variance = rng.uniform(0.5, 2, size=units)
    arrays.update({name + ".weight": gamma, name + ".bias": beta, name + ".running_mean": mean,
                   name + ".running_var": variance,
                   name + ".num_batches_tracked": np.array(9, dtype=np.int64)})
    return lambda a: (a - mean) / np.sqrt(variance + 1e-5) * gamma + beta


def cost(steps):
    a = X
    for step in steps:
        a = step(a)
    p = 1 / (1 + np.exp(-a[:, 0]))
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))


torch = {}
torch_steps = [linear(torch, "net.0", 3, 4), np.tanh, linear(torch, "net.2", 4, 4),
               norm(torch, "net.3", 4), np.tanh, linear(torch, "net.10", 4, 1)]
keras = {}
keras_steps = [linear(keras, "dense.0", 3, 3, True), np.tanh, linear(keras, "dense.1", 3, 1, True)]
print(json.dumps({
    "x": X.T.tolist(), "y": [y.tolist()],
    "torch": {"file": encode(torch), "net": "net 4 tanh, 4 tanh batchnorm, 1 sigmoid",
              "cost": cost(torch_steps)},
    "keras": {"file": encode(keras), "net": "net 3 tanh, 1 sigmoid", "cost": cost(keras_steps)},
}, indent=1))
