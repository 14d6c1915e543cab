"""Writes Tests/SessionsTests/Fixtures/updates.json: single updates of every optimizer, from any state.

Run from the project's folder with any NumPy: python3 Tests/Reference/optimizer_updates.py
The formulas are those of the papers (Adam: D. Kingma and J. Ba, 2015, algorithm 1; momentum and
RMSprop as exponentially weighted averages; AdamW: I. Loshchilov and F. Hutter, 2019), written out here once more.
"""

import json

import numpy as np

SHAPES = {"W1": (2, 3), "gamma1": (2, 1), "beta1": (2, 1), "slope1": (2, 1), "W2": (1, 2), "b2": (1, 1)}

OPTIMIZERS = [
    "gd lr=0.3",
    "momentum lr=0.05 beta=0.8",
    "momentum lr=0.05 beta=0.8 corrected=true",
    "rmsprop lr=0.02 beta=0.95 epsilon=1e-6",
    "adam lr=0.01",
    "adam lr=0.02 beta1=0.7 beta2=0.9 epsilon=0.01",
    "nesterov lr=0.05 beta=0.8",
    "adagrad lr=0.02 epsilon=1e-6",
    "adamw lr=0.02 beta1=0.7 beta2=0.9 epsilon=0.01 weight_decay=0.3",
]


def options(text):
    return {name: value for name, value in (word.split("=") for word in text.split()[1:])}


def update(optimizer, t, p, d, v, s, is_weight):
    o = options(optimizer)
    lr = float(o["lr"])
    kind = optimizer.split()[0]
    if kind == "gd":
        return {"p": p - lr * d}
    if kind == "momentum":
        beta = float(o["beta"])
        v = beta * v + (1 - beta) * d
        corrected = v / (1 - beta**t) if "corrected" in o else v
        return {"p": p - lr * corrected, "v": v}
    if kind == "rmsprop":
        beta = float(o["beta"])
        s = beta * s + (1 - beta) * d * d
        return {"p": p - lr * d / (np.sqrt(s) + float(o["epsilon"])), "s": s}
    if kind == "nesterov":
        beta = float(o["beta"])
        v = beta * v + (1 - beta) * d
        return {"p": p - lr * (beta * v + (1 - beta) * d), "v": v}
    if kind == "adagrad":
        s = s + d * d
        return {"p": p - lr * d / (np.sqrt(s) + float(o["epsilon"])), "s": s}
    beta1, beta2 = float(o.get("beta1", 0.9)), float(o.get("beta2", 0.999))
    epsilon = float(o.get("epsilon", 1e-8))
    v = beta1 * v + (1 - beta1) * d
    s = beta2 * s + (1 - beta2) * d * d
    step = (v / (1 - beta1**t)) / (np.sqrt(s / (1 - beta2**t)) + epsilon)
    decay = float(o.get("weight_decay", 0)) if is_weight else 0
    return {"p": p - lr * step - lr * decay * p, "v": v, "s": s}


def names(optimizer, parameter):
    kind = optimizer.split()[0]
    result = {"p": parameter}
    if kind in ("momentum", "nesterov", "adam", "adamw"):
        result["v"] = f"vd{parameter}"
    if kind in ("rmsprop", "adagrad", "adam", "adamw"):
        result["s"] = f"sd{parameter}"
    return result


def main():
    random = np.random.RandomState(7)
    cases = []
    for optimizer in OPTIMIZERS:
        for t in (1, 2, 1000):
            before, after = {}, {}
            for parameter, shape in SHAPES.items():
                p, d, v = (random.randn(*shape) for _ in range(3))
                s = random.rand(*shape)
                before[f"d{parameter}"] = d.tolist()
                result = update(optimizer, t, p, d, v, s, parameter[0] == "W")
                for letter, name in names(optimizer, parameter).items():
                    before[name] = {"p": p, "v": v, "s": s}[letter].tolist()
                    after[name] = result[letter].tolist()
            cases.append({"optimizer": optimizer, "t": t, "before": before, "after": after})
    with open("Tests/SessionsTests/Fixtures/updates.json", "w") as file:
        json.dump(cases, file)
        file.write("\n")


main()
