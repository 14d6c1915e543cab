"""Writes Tests/ExplainingTests/Fixtures/step-*.npz and .safetensors: steps saved as docs/audit.md says.

    python3 Tests/Reference/audit_files.py Tests/ExplainingTests/Fixtures

The safetensors are of a PyTorch module in single precision, with its optimizer's own step.
"""
import json
import struct
import sys

import numpy as np
import torch


def write(path, tensors):
    """A safetensors file without the package: a length, a header, the numbers."""
    header, data = {}, b""
    for name, tensor in tensors.items():
        values = tensor.detach().numpy()
        kind = {"float32": "F32", "float64": "F64", "int64": "I64"}[str(values.dtype)]
        header[name] = {"dtype": kind, "shape": list(values.shape),
                        "data_offsets": [len(data), len(data) + values.nbytes]}
        data += values.tobytes()
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def module(optimizer, halve=False):
    torch.manual_seed(3)
    model = torch.nn.Sequential(
        torch.nn.Linear(4, 6), torch.nn.ReLU(), torch.nn.Linear(6, 3))
    X, Y = torch.randn(9, 4), torch.randint(0, 3, (9,))
    optimizer, criterion = optimizer(model.parameters()), torch.nn.CrossEntropyLoss()
    layers = [module for module in model.modules() if isinstance(module, torch.nn.Linear)]
    saved = {"X": X, "Y": Y}
    for l, layer in enumerate(layers, 1):
        saved[f"W{l}"], saved[f"b{l}"] = (p.detach().clone() for p in (layer.weight, layer.bias))
        layer.register_forward_hook(
            lambda _, __, Z, l=l: saved.__setitem__(f"Z{l}", Z.detach().clone()))
    loss = criterion(model(X), Y)
    loss.backward()
    if halve:  # a hand-written part of the backward pass that forgets the mean
        layers[0].weight.grad *= 9
    optimizer.step()
    saved["J"] = loss.detach().reshape(1)
    for l, layer in enumerate(layers, 1):
        saved[f"dW{l}"], saved[f"db{l}"] = layer.weight.grad.clone(), layer.bias.grad.clone()
        saved[f"W{l}_after"], saved[f"b{l}_after"] = (
            p.detach().clone() for p in (layer.weight, layer.bias))
    return saved


def assignment(wrong, steps=(1, 1, 1, 1)):
    """The course's step in NumPy, by its own names; `steps` are the lengths of the four updates."""
    r = np.random.default_rng(5)
    X, Y = r.normal(size=(2, 8)), (r.random((1, 8)) < 0.5).astype(int)
    p = {"W1": r.normal(size=(4, 2)), "b1": np.zeros((4, 1)), "W2": r.normal(size=(1, 4)),
         "b2": np.zeros((1, 1))}
    saved = {"X": X, "Y": Y, **{k: v.copy() for k, v in p.items()}}
    Z1 = p["W1"] @ X + p["b1"]
    A1 = np.tanh(Z1)
    A2 = 1 / (1 + np.exp(-(p["W2"] @ A1 + p["b2"])))
    cost = -np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
    dZ2 = A2 - Y
    grads = {"dW2": dZ2 @ A1.T / 8, "db2": dZ2.sum(axis=1, keepdims=True) / 8}
    dZ1 = p["W2"].T @ dZ2 * (1 - A1 ** (1 if wrong else 2))
    grads |= {"dW1": dZ1 @ X.T / 8, "db1": dZ1.sum(axis=1, keepdims=True) / 8}
    for name, length in zip(p, steps):
        p[name] = p[name] - 1.2 * length * grads["d" + name]
    saved |= {"A1": A1, "AL": A2, "cost": cost, **grads}
    return saved | {f"{name}_after": value for name, value in p.items()}


def regression(whole):
    """A step of a regression by the mean of (A - Y)**2 over three outputs, as torch.nn.MSELoss
    has it; with all tensors or without those between."""
    r = np.random.default_rng(6)
    X, Y = r.normal(size=(3, 7)), r.normal(size=(3, 7))
    p = {"W1": r.normal(size=(5, 3)), "b1": r.normal(size=(5, 1)), "W2": r.normal(size=(3, 5)),
         "b2": r.normal(size=(3, 1))}
    saved = {"X": X, "Y": Y, **{k: v.copy() for k, v in p.items()}}
    Z1 = p["W1"] @ X + p["b1"]
    A1 = np.tanh(Z1)
    A2 = p["W2"] @ A1 + p["b2"]
    dZ2 = 2 * (A2 - Y) / 3
    dZ1 = p["W2"].T @ dZ2 * (1 - A1**2)
    grads = {"dW2": dZ2 @ A1.T / 7, "db2": dZ2.mean(axis=1, keepdims=True), "dW1": dZ1 @ X.T / 7,
             "db1": dZ1.mean(axis=1, keepdims=True)}
    between = {"Z1": Z1, "A1": A1, "A2": A2, "dZ2": dZ2, "dZ1": dZ1} if whole else {}
    after = {f"{name}_after": p[name] - 0.05 * grads["d" + name] for name in p}
    return saved | between | {"J": np.mean((A2 - Y) ** 2), **grads, **after}


def total():
    """The same with reduction='sum': nothing is divided, neither by outputs nor by examples."""
    step = regression(True)
    for name in ("dZ2", "dZ1", "dW1", "db1", "dW2", "db2"):
        step[name] = step[name] * (3 if name.startswith("dZ") else 21)
    step["J"] = np.sum((step["A2"] - step["Y"]) ** 2)
    for name in ("W1", "b1", "W2", "b2"):
        step[f"{name}_after"] = step[name] - 0.001 * step["d" + name]
    return step


def hidden():
    """Sigmoid, tanh, sigmoid without any Z or A."""
    r, sizes = np.random.default_rng(7), [3, 4, 4, 2]
    sigmoid = lambda Z: 1 / (1 + np.exp(-Z))
    X, Y = r.normal(size=(3, 7)), (r.random((2, 7)) < 0.5) * 1.0
    p = {}
    for l in (1, 2, 3):
        p[f"W{l}"] = r.normal(size=(sizes[l], sizes[l - 1]))
        p[f"b{l}"] = r.normal(size=(sizes[l], 1))
    A1 = sigmoid(p["W1"] @ X + p["b1"])
    A2 = np.tanh(p["W2"] @ A1 + p["b2"])
    A3 = sigmoid(p["W3"] @ A2 + p["b3"])
    dZ3 = A3 - Y
    dZ2 = p["W3"].T @ dZ3 * (1 - A2**2)
    dZ1 = p["W2"].T @ dZ2 * A1 * (1 - A1)
    grads = {}
    for l, dZ, A in ((1, dZ1, X), (2, dZ2, A1), (3, dZ3, A2)):
        grads[f"dW{l}"], grads[f"db{l}"] = dZ @ A.T / 7, dZ.mean(axis=1, keepdims=True)
    J = -np.sum(Y * np.log(A3) + (1 - Y) * np.log(1 - A3)) / 7
    return {"X": X, "Y": Y, **p, "J": J, **grads}


folder = sys.argv[1]
np.savez(f"{folder}/step-right.npz", **assignment(False))
np.savez_compressed(f"{folder}/step-wrong.npz", **assignment(True))
write(f"{folder}/step-sgd.safetensors", module(lambda p: torch.optim.SGD(p, lr=0.3)))
write(f"{folder}/step-adam.safetensors", module(lambda p: torch.optim.Adam(p, lr=0.01)))
write(f"{folder}/step-sum.safetensors", module(lambda p: torch.optim.SGD(p, lr=0.3), halve=True))

np.savez_compressed(f"{folder}/step-uphill.npz", **assignment(False, (-1, -1, -1, -1)))
np.savez_compressed(f"{folder}/step-twice.npz", **assignment(False, (1, 1, 1, 2)))
np.savez_compressed(f"{folder}/step-total.npz", **total())
np.savez(f"{folder}/step-mse.npz", **regression(True))
np.savez(f"{folder}/step-mse-few.npz", **regression(False))
np.savez(f"{folder}/step-hidden.npz", **hidden())
