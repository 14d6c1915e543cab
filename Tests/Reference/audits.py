"""Writes Tests/ExplainingTests/Fixtures/audits.txt: training steps by NumPy, right and with one mistake.

    python3 Tests/Reference/audits.py Tests/ExplainingTests/Fixtures/audits.txt

One line a step: the mistake and the tensor it is first seen in (`right -`), then `name=shape:numbers`,
the numbers as base64 of float64. A step is written as people write it: by columns or rows, with the
names of the course or of PyTorch.
"""
import base64
import sys

import numpy as np

ACTIVATIONS = {
    "relu": (lambda z: np.maximum(z, 0), lambda z, a: (z > 0) * 1.0),
    "tanh": (np.tanh, lambda z, a: 1 - a**2),
    "sigmoid": (lambda z: 1 / (1 + np.exp(-z)), lambda z, a: a * (1 - a)),
    "leakyrelu": (lambda z: np.where(z > 0, z, 0.01 * z), lambda z, a: np.where(z > 0, 1, 0.01)),
    "linear": (lambda z: z, lambda z, a: np.ones_like(z)),
}


def softmax(z):
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)


def step(seed, sizes, hidden, output, optimizer, keep=1.0, lambd=0.0, t=1, mistake=None, lr=0.05):
    """One step, examples in columns; `mistake` is planted."""
    r = np.random.default_rng(seed)
    m, depth = 4 + seed % 2, len(sizes) - 1
    s = {"X": r.normal(size=(sizes[0], m))}
    if output == "softmax":
        s["Y"] = np.eye(sizes[-1])[:, r.integers(0, sizes[-1], m)]
    elif output == "sigmoid":
        s["Y"] = (r.random((sizes[-1], m)) < 0.5) * 1.0
        s["Y"][0, 0], s["Y"][0, 1] = 0, 1
    else:
        s["Y"] = r.normal(size=(sizes[-1], m))
    for l in range(1, depth + 1):
        s[f"W{l}"] = r.normal(size=(sizes[l], sizes[l - 1])) * 0.8
        s[f"b{l}"] = r.normal(size=(sizes[l], 1)) * 0.3
    P = {k: v.copy() for k, v in s.items() if k[0] in "Wb"}
    A, o = s["X"], {}
    inputs = {}
    for l in range(1, depth + 1):
        inputs[l] = A
        Z = P[f"W{l}"] @ A + P[f"b{l}"]
        if mistake == "missing-bias" and l == 1:
            Z = P[f"W{l}"] @ A
        if mistake == "wrong-sign-b" and l == depth:
            Z = P[f"W{l}"] @ A - P[f"b{l}"]
        o[f"Z{l}"] = Z
        if l < depth:
            A = ACTIVATIONS[hidden][0](Z)
        elif output == "softmax":
            A = softmax(Z)
            if mistake == "wrong-axis-softmax":
                A = softmax(Z.T).T
        else:
            A = ACTIVATIONS[output][0](Z)
        o[f"A{l}"] = A
        if keep < 1 and l < depth:
            D = (r.random(A.shape) < keep) * 1.0
            o[f"D{l}"] = D
            A = A * D / keep
            if mistake == "missing-keep-prob" and l == 1:
                A = o["A1"] * D
            if mistake == "missing-mask" and l == 1:
                A = o["A1"] / keep
            if mistake == "keep-prob-swapped" and l == 1:
                A = o["A1"] * D / (1 - keep)
            o[f"A{l}_drop"] = A
    Y = s["Y"]
    if output == "softmax":
        L = -(Y * np.log(A)).sum(axis=0)
    elif output == "sigmoid":
        L = -(Y * np.log(A) + (1 - Y) * np.log(1 - A)).sum(axis=0)
        if mistake == "half-the-loss":
            L = -(Y * np.log(A)).sum(axis=0)
    else:
        L = 0.5 * ((A - Y) ** 2).sum(axis=0)
    J = L.mean()
    penalty = lambd / (2 * m) * sum((P[f"W{l}"] ** 2).sum() for l in range(1, depth + 1))
    if mistake == "sum-cost":
        J = L.sum()
    if mistake == "sign-cost":
        J = -J
    if mistake == "regularization-factor-J":
        penalty = 2 * penalty
    if mistake == "missing-regularization-J":
        penalty = 0
    o["J"] = np.array(J + penalty)
    dZ = A - Y
    if mistake == "wrong-sign-dZ":
        dZ = Y - A
    if mistake == "extra-average-dZ":
        dZ = dZ / m
    if mistake == "extra-derivative":
        dZ = (A - Y) * A * (1 - A)
    for l in range(depth, 0, -1):
        if l < depth:
            W = P[f"W{l + 1}"]
            dA = W.T @ dZ
            if keep < 1:
                o[f"dA{l}_drop"] = dA
                dA = dA * o[f"D{l}"] / keep
                if mistake == "missing-keep-prob-back" and l == 1:
                    dA = o["dA1_drop"] * o["D1"]
                if mistake == "missing-mask-back" and l == 1:
                    dA = o["dA1_drop"] / keep
            o[f"dA{l}"] = dA
            g = ACTIVATIONS[hidden][1](o[f"Z{l}"], o[f"A{l}"])
            if mistake == "missing-activation-derivative" and l == depth - 1:
                g = 1.0
            if mistake == "wrong-activation-derivative" and l == depth - 1:
                a = o[f"A{l}"]
                g = a * (1 - a) if hidden != "sigmoid" else 1 - a**2
            if mistake == "missing-square" and l == depth - 1:
                g = 1 - o[f"A{l}"]
            if mistake == "wrong-mask" and l == depth - 1:
                g = (dA > 0) * 1.0
            if mistake == "derivative-at-activation" and l == depth - 1:
                g = 1 - np.tanh(o[f"A{l}"]) ** 2
            dZ = dA * g
        o[f"dZ{l}"] = dZ
        dW = dZ @ inputs[l].T / m + lambd / m * P[f"W{l}"]
        db = dZ.sum(axis=1, keepdims=True) / m
        if l == depth or depth == 1:
            if mistake == "missing-average-dW":
                dW = dZ @ inputs[l].T + lambd / m * P[f"W{l}"]
            if mistake == "missing-average-db":
                db = dZ.sum(axis=1, keepdims=True)
            if mistake == "extra-average-dW":
                dW = dZ @ inputs[l].T / m / m
            if mistake == "wrong-sign-dW":
                dW = -dW
            if mistake == "wrong-count-dW":
                dW = dZ @ inputs[l].T / sizes[0]
            if mistake == "missing-regularization-dW":
                dW = dZ @ inputs[l].T / m
            if mistake == "regularization-factor-dW":
                dW = dZ @ inputs[l].T / m + lambd / (2 * m) * P[f"W{l}"]
            if mistake == "wrong-axis-db":
                db = dZ.sum(axis=0, keepdims=True) / m
        if l == 2 and depth > 1:
            if mistake == "wrong-layer" and l == depth:
                dW = dZ @ s["X"].T / m
            if mistake == "missing-mask-dW" and keep < 1:
                dW = dZ @ o["A1"].T / m
        o[f"dW{l}"], o[f"db{l}"] = dW, db
    for l in range(1, depth + 1):
        for k in (f"W{l}", f"b{l}"):
            g, b1, b2, eps = o[f"d{k}"], 0.9, 0.999, 1e-8
            beta = 0.9
            v0, s0 = np.zeros_like(g), np.zeros_like(g)
            if t > 1:
                v0, s0 = r.normal(size=g.shape) * 0.1, r.random(g.shape) * 0.05
            here = l == 1 and k[0] == "W"
            if optimizer == "gd":
                d = g
            elif optimizer == "momentum":
                v = beta * v0 + (1 - beta) * g
                if here and mistake == "beta-swapped":
                    v = (1 - beta) * v0 + beta * g
                if here and mistake == "missing-one-minus-beta":
                    v = beta * v0 + g
                if t > 1:
                    s[f"vd{k}_before"] = v0
                o[f"vd{k}"], d = v, v
            elif optimizer == "rmsprop":
                q = beta * s0 + (1 - beta) * g**2
                if here and mistake == "missing-square-s":
                    q = beta * s0 + (1 - beta) * g
                if t > 1:
                    s[f"sd{k}_before"] = s0
                o[f"sd{k}"], d = q, g / (np.sqrt(q) + eps)
                if here and mistake == "missing-root":
                    d = g / (q + eps)
            else:
                v, q = b1 * v0 + (1 - b1) * g, b2 * s0 + (1 - b2) * g**2
                if here and mistake == "missing-square-adam":
                    q = b2 * s0 + (1 - b2) * g
                if here and mistake == "beta-swapped-adam":
                    v = b2 * v0 + (1 - b2) * g
                vc, qc = v / (1 - b1**t), q / (1 - b2**t)
                if here and mistake == "missing-bias-correction":
                    vc = v
                if here and mistake == "wrong-step-count":
                    vc = v / (1 - b1 ** (t - 1))
                if here and mistake == "beta-correction":
                    qc = q / (1 - b1**t)
                if t > 1:
                    s[f"vd{k}_before"], s[f"sd{k}_before"] = v0, s0
                o[f"vd{k}"], o[f"sd{k}"] = v, q
                o[f"vd{k}_corrected"], o[f"sd{k}_corrected"] = vc, qc
                d = vc / (np.sqrt(qc) + eps)
                if here and mistake == "missing-root-adam":
                    d = vc / (qc + eps)
            new = P[k] - lr * d
            if here and mistake == "wrong-sign-update":
                new = P[k] + lr * d
            if here and mistake == "missing-learning-rate":
                new = P[k] - d
            o[f"{k}_after"] = new
    if lambd:
        s["lambda"] = np.array(lambd)
    if keep < 1:
        s["keep_prob"] = np.array(keep)
    s["learning_rate"] = np.array(lr)
    if t > 1:
        s["t"] = np.array(float(t))
    return {**s, **o}


#: What is planted, what it is called, and where it is first seen: (l is the last layer).
PLANTED = {
    "missing-bias": ("missing-bias", "Z1", {}),
    "wrong-sign-b": ("wrong-sign", "Z{l}", {}),
    "wrong-axis-softmax": ("wrong-axis", "A{l}", {"output": "softmax"}),
    "missing-keep-prob": ("missing-keep-prob", "A1_drop", {"keep": 0.8}),
    "missing-mask": ("missing-mask", "A1_drop", {"keep": 0.8}),
    "keep-prob-swapped": ("keep-prob-swapped", "A1_drop", {"keep": 0.7}),
    "half-the-loss": ("half-the-loss", "J", {"output": "sigmoid"}),
    "sum-cost": ("sum-instead-of-mean|missing-average", "J", {}),
    "sign-cost": ("wrong-sign", "J", {}),
    "regularization-factor-J": ("regularization-factor", "J", {"lambd": 0.7}),
    "missing-regularization-J": ("missing-regularization", "J", {"lambd": 0.7}),
    "wrong-sign-dZ": ("wrong-sign", "dZ{l}", {}),
    "extra-average-dZ": ("extra-average", "dZ{l}", {}),
    "extra-derivative": ("extra-activation-derivative", "dZ{l}", {"output": "sigmoid"}),
    "missing-keep-prob-back": ("missing-keep-prob", "dA1", {"keep": 0.8}),
    "missing-mask-back": ("missing-mask", "dA1", {"keep": 0.8}),
    "missing-activation-derivative": ("missing-activation-derivative", "dZ{k}", {}),
    "wrong-activation-derivative": ("wrong-activation-derivative", "dZ{k}", {}),
    "missing-square": ("missing-square", "dZ{k}", {"hidden": "tanh"}),
    "wrong-mask": ("wrong-mask", "dZ{k}", {"hidden": "relu"}),
    "derivative-at-activation": ("derivative-at-activation", "dZ{k}", {"hidden": "tanh"}),
    "missing-average-dW": ("missing-average|sum-instead-of-mean", "dW{l}", {}),
    "missing-average-db": ("missing-average|sum-instead-of-mean", "db{l}", {}),
    "extra-average-dW": ("extra-average", "dW{l}", {}),
    "wrong-sign-dW": ("wrong-sign", "dW{l}", {}),
    "wrong-count-dW": ("wrong-count", "dW{l}", {}),
    "missing-regularization-dW": ("missing-regularization", "dW{l}", {"lambd": 0.7}),
    "regularization-factor-dW": ("regularization-factor", "dW{l}", {"lambd": 0.7}),
    "wrong-axis-db": ("wrong-axis", "db{l}", {}),
    "beta-swapped": ("beta-swapped", "vdW1", {"optimizer": "momentum", "t": 4}),
    "missing-one-minus-beta": ("missing-one-minus-beta", "vdW1", {"optimizer": "momentum", "t": 3}),
    "missing-square-s": ("missing-square", "sdW1", {"optimizer": "rmsprop", "t": 3}),
    "missing-root": ("missing-root", "W1", {"optimizer": "rmsprop", "t": 3}),
    "missing-square-adam": ("missing-square", "sdW1", {"optimizer": "adam", "t": 3}),
    "beta-swapped-adam": ("beta-swapped|wrong-hyperparameter", "vdW1", {"optimizer": "adam", "t": 3}),
    "missing-bias-correction": ("missing-bias-correction", "vdW1_corrected", {"optimizer": "adam", "t": 3}),
    "wrong-step-count": ("wrong-step-count", "vdW1_corrected", {"optimizer": "adam", "t": 3}),
    "beta-correction": ("beta-swapped|wrong-hyperparameter", "sdW1_corrected", {"optimizer": "adam", "t": 3}),
    "missing-root-adam": ("missing-root", "W1", {"optimizer": "adam", "t": 3}),
    "wrong-sign-update": ("wrong-sign", "W1", {}),
    "missing-learning-rate": ("missing-learning-rate", "W1", {}),
}


def shaped(tensors, style):
    """The same step as somebody writes it who works by rows, with PyTorch, or with lists for biases."""
    if style == "columns":
        return tensors
    result = {}
    for name, value in tensors.items():
        stem = name.split("_")[0].rstrip("0123456789")
        if value.ndim == 2 and (style == "rows" or stem.lstrip("dvs") not in ("W",)):
            value = value.T
        if style == "torch" and name.lstrip("dvs")[0] == "b":
            value = value.ravel()
        if style == "torch":
            layer = "".join(c for c in name.split("_")[0] if c.isdigit())
            for kind, word in (("W", "weight"), ("b", "bias")):
                if name == f"{kind}{layer}":
                    name = f"fc{layer}.{word}"
                elif name == f"d{kind}{layer}":
                    name = f"fc{layer}.{word}.grad"
                elif name == f"{kind}{layer}_after":
                    name = f"after.fc{layer}.{word}"
        result[name] = value
    return result


def lines():
    networks = [([3, 4, 1], "tanh", "sigmoid"), ([3, 4, 3, 2], "relu", "softmax"),
                ([2, 4, 1], "relu", "linear"), ([2, 4, 3], "sigmoid", "softmax"),
                ([3, 4, 2, 1], "leakyrelu", "sigmoid")]
    styles = ["columns", "rows", "torch"]
    seed = 0
    for planted, (mistake, tensor, needs) in PLANTED.items():
        for turn in range(3):
            seed += 1
            sizes, hidden, output = networks[(seed + turn) % len(networks)]
            if needs.get("output", output) != output:
                sizes, output = ([3, 4, 1], "sigmoid") if needs["output"] == "sigmoid" else (sizes[:-1] + [3], "softmax")
            hidden = needs.get("hidden", hidden)
            optimizer = needs.get("optimizer", ["gd", "momentum", "adam"][seed % 3])
            values = step(seed, sizes, hidden, output, optimizer, needs.get("keep", 1.0),
                          needs.get("lambd", 0.0), needs.get("t", 1), planted)
            l = len(sizes) - 1
            yield mistake, tensor.format(l=l, k=l - 1), shaped(values, styles[turn])
    for number in range(210):
        sizes, hidden, output = networks[number % len(networks)]
        values = step(
            1000 + number, sizes, hidden, output, ["gd", "momentum", "rmsprop", "adam"][number % 4],
            0.8 if number % 7 == 3 else 1.0, 0.4 if number % 6 == 1 else 0.0, 1 + number % 3)
        if number % 5 == 0:  # the rate is told from the numbers, and not everything was saved
            values = {k: v for k, v in values.items() if k not in ("learning_rate", "Z1", "dZ1", "A2")}
        if number % 11 == 2:
            values = {k: v for k, v in values.items() if k[0] != "A" and k[:2] != "dA"}
        yield "right", "-", shaped(values, styles[number % 3])


def libraries():
    """Right steps as libraries make them and the course does not: weight_decay in SGD and AdamW,
    momentum that adds gradients up, costs that are sums over the examples."""
    for number in range(12):
        r = np.random.default_rng(3000 + number)
        kind, m = ["decay", "adamw", "momentum", "sum"][number % 4], 12
        X, Y = r.normal(size=(3, m)), (r.random((1, m)) < 0.5) * 1.0
        P = {"W1": r.normal(size=(4, 3)) * 0.7, "b1": r.normal(size=(4, 1)) * 0.1,
             "W2": r.normal(size=(1, 4)) * 0.7, "b2": r.normal(size=(1, 1)) * 0.1}
        M = 1 if kind == "sum" else m
        Z1 = P["W1"] @ X + P["b1"]
        A1 = np.tanh(Z1)
        Z2 = P["W2"] @ A1 + P["b2"]
        A2 = 1 / (1 + np.exp(-Z2))
        J = -np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)) / M
        dZ2 = A2 - Y
        dZ1 = P["W2"].T @ dZ2 * (1 - A1**2)
        g = {"W2": dZ2 @ A1.T / M, "b2": dZ2.sum(axis=1, keepdims=True) / M,
             "W1": dZ1 @ X.T / M, "b1": dZ1.sum(axis=1, keepdims=True) / M}
        values = {"X": X, "Y": Y, **P, "Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2, "J": J,
                  "dZ2": dZ2, "dZ1": dZ1, **{f"d{k}": v for k, v in g.items()}}
        for k, w in P.items():
            if kind == "decay":
                new = w - 0.1 * (g[k] + 0.05 * w)
            elif kind == "adamw":
                new = w - 0.01 * 0.02 * w - 0.01 * g[k] / (np.abs(g[k]) + 1e-8)
            elif kind == "momentum":
                values[f"vd{k}_before"] = before = r.normal(size=w.shape) * 0.1
                values[f"vd{k}"] = v = 0.9 * before + g[k]
                new = w - 0.1 * v
            else:
                new = w - 0.01 * g[k]
            values[f"{k}_after"] = new
        yield "right", "-", values


def torch(rule, updates, decay=0.0, momentum=0.9, dampening=0.0, weights_only=False, mistake=None, seed=0):
    """Steps of a small network by the rules of PyTorch's optimizers, from its documentation; the last of
    `updates`, with the state before and after it."""
    r, m, lr = np.random.default_rng(4000 + seed), 12, 0.05
    X, Y = r.normal(size=(3, m)), (r.random((1, m)) < 0.5) * 1.0
    P = {"W1": r.normal(size=(4, 3)) * 0.7, "b1": r.normal(size=(4, 1)) * 0.3,
         "W2": r.normal(size=(1, 4)) * 0.7, "b2": r.normal(size=(1, 1)) * 0.3}
    state = {k: {} for k in P}
    for t in range(1, updates + 1):
        Z1 = P["W1"] @ X + P["b1"]
        A1 = np.tanh(Z1)
        Z2 = P["W2"] @ A1 + P["b2"]
        A2 = 1 / (1 + np.exp(-Z2))
        J = -np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
        dZ2 = A2 - Y
        g = {"W2": dZ2 @ A1.T / m, "b2": dZ2.sum(axis=1, keepdims=True) / m}
        back = P["W2"]
        if mistake == "updated-weights" and t == updates:
            back = P["W2"] - lr * g["W2"]
        dA1 = back.T @ dZ2
        dZ1 = dA1 * (1 - A1**2)
        g["W1"], g["b1"] = dZ1 @ X.T / m, dZ1.sum(axis=1, keepdims=True) / m
        if mistake == "decayed-bias-gradient" and t == updates:
            g["b1"] = g["b1"] + 0.6 / m * P["b1"]
        before = {k: {n: v.copy() for n, v in state[k].items()} for k in P}
        new = {}
        for k, w in P.items():
            here = mistake is not None and t == updates and k == "W1"
            own = 0.0 if weights_only and k[0] == "b" else decay
            d, st = g[k], state[k]
            if rule != "adamw":
                d = d + own * w
            if rule in ("sgd", "nesterov"):
                st["momentum_buffer"] = b = d if t == 1 else momentum * st["momentum_buffer"] + (1 - dampening) * d
                step = d + momentum * b if rule == "nesterov" else b
                new[k] = w - lr * step
            elif rule == "gd":
                new[k] = w - lr * d
                if here and mistake == "times-ten":
                    new[k] = w - 10 * lr * d
            else:
                old = st.get("exp_avg", 0 * w), st.get("exp_avg_sq", 0 * w)
                square = d**4 if here and mistake == "extra-square" else d**2
                st["exp_avg"], st["exp_avg_sq"] = 0.9 * old[0] + 0.1 * d, 0.999 * old[1] + 0.001 * square
                v, q = st["exp_avg"] / (1 - 0.9**t), st["exp_avg_sq"] / (1 - 0.999**t)
                eps = 1e-2 if mistake == "epsilon-inside" else 1e-8
                step = v / (np.sqrt(q) + eps)
                if here and mistake == "epsilon-inside":
                    step = v / np.sqrt(q + eps)
                wd = own if rule == "adamw" else 0
                new[k] = (1 - lr * wd) * w - lr * step
                if here and mistake == "decay-after":
                    new[k] = (w - lr * step) * (1 - lr * wd)
        if t < updates:
            P = new
    values = {"X": X, "Y": Y, **P, "Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2, "J": np.array(J), "dZ2": dZ2}
    if mistake != "updated-weights" or seed % 2:
        values["dA1"] = dA1
    values.update(dZ1=dZ1, **{f"d{k}": v for k, v in g.items()}, learning_rate=np.array(lr))
    for k in P:
        for n, v in before[k].items():
            values[f"{n}_{k}_before"] = v
        for n, v in state[k].items():
            values[f"{n}_{k}"] = v
        values[f"{k}_after"] = new[k]
    if mistake == "decayed-bias-gradient":
        values["lambda"] = np.array(0.6)
        values["dW1"], values["dW2"] = g["W1"] + 0.6 / m * P["W1"], g["W2"] + 0.6 / m * P["W2"]
        values["J"] = np.array(J + 0.6 / (2 * m) * (np.sum(P["W1"]**2) + np.sum(P["W2"]**2)))
        for k in ("W1", "W2"):
            values[f"{k}_after"] = P[k] - lr * values[f"d{k}"]
    if rule in ("adam", "adamw"):
        values["step"] = np.array(float(updates))
    if mistake == "epsilon-inside":
        values["eps"] = np.array(1e-2)
    if mistake == "decay-after":
        values["weight_decay"] = np.array(decay)
    return values


def senses():
    """Right steps in senses that the course has not, and mistakes that are made in updates."""
    number = 0
    for updates in (1, 2, 4):
        for rule, settings in [
            ("sgd", {}), ("sgd", {"decay": 0.03}), ("sgd", {"decay": 0.03, "weights_only": True}),
            ("sgd", {"dampening": 0.1}), ("sgd", {"dampening": 0.5}), ("nesterov", {}),
            ("nesterov", {"decay": 0.02}), ("gd", {"decay": 0.05, "weights_only": True}),
            ("adam", {"decay": 0.04}), ("adam", {"decay": 0.04, "weights_only": True}),
            ("adamw", {"decay": 0.2}), ("adamw", {"decay": 0.2, "weights_only": True})]:
            if updates == 1 and settings.get("dampening"):
                continue
            number += 1
            yield "right", "-", shaped(torch(rule, updates, seed=number, **settings), "columns")
    for turn in range(3):
        yield "stale-parameter", "dA1" if turn % 2 else "dZ1", torch("gd", 1, mistake="updated-weights", seed=turn)
        yield "extra-square", "sdW1", torch("adam", 3, mistake="extra-square", seed=10 + turn)
        yield "epsilon-inside-root", "W1", torch("adam", 3, mistake="epsilon-inside", seed=20 + turn)
        yield "extra-regularization", "db1", torch("gd", 1, mistake="decayed-bias-gradient", seed=30 + turn)
        yield "decay-after-step", "W1", torch("adamw", 3, decay=0.2, weights_only=True, mistake="decay-after", seed=40 + turn)
        yield "extra-factor", "W1", torch("gd", 1, mistake="times-ten", seed=50 + turn)


def main(path):
    with open(path, "w") as file:
        for mistake, tensor, values in [*lines(), *libraries(), *senses()]:
            parts = []
            for name, value in values.items():
                value = np.asarray(value, dtype=np.float64)
                shape = ",".join(map(str, value.shape))
                parts.append(f"{name}={shape}:{base64.b64encode(value.astype('<f8').tobytes()).decode()}")
            file.write(f"{mistake} {tensor} " + " ".join(parts) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
