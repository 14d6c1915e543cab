"""Writes reference cases of Tests/TestSupport/Golden whose every number is PyTorch's, in double.

Run from the project's folder with NumPy and PyTorch: python3 Tests/Reference/pytorch_cases.py
Weights, mini-batches and dropout masks come from NumPy's stream, in the order notation has it; the
gradients are autograd's, activations torch.nn.functional's, updates torch.optim's:

  nesterov  SGD(momentum=beta, nesterov=True) with the rate times 1 - beta; its buffer is v/(1-beta)
  adagrad   Adagrad(eps=1e-8)
  adamw     AdamW, with a weight decay for W alone
"""

import json
import math

import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)

ACTIVATIONS = {
    "linear": lambda z, slope: z,
    "tanh": lambda z, slope: torch.tanh(z),
    "relu": lambda z, slope: F.relu(z),
    "gelu": lambda z, slope: F.gelu(z, approximate="none"),
    "silu": lambda z, slope: F.silu(z),
    "elu": lambda z, slope: F.elu(z, alpha=slope),
    "softplus": lambda z, slope: F.softplus(z, threshold=1000),
    "sigmoid": lambda z, slope: torch.sigmoid(z),
}


def layer(units, activation, init="xavier", **more):
    return {"units": units, "activation": activation, "init": init, **more}


BCE, SQUARED = layer(1, "sigmoid"), layer(2, "linear")
CASES = {
    "gelu": ([layer(5, "gelu"), BCE], "bce", {"kind": "gd", "lr": 0.5}, {}),
    "silu-mini-batches": (
        [layer(4, "silu", keep_prob=0.8), layer(3, "tanh"), BCE], "bce", {"kind": "gd", "lr": 0.3}, {"batch": 5}),
    "elu": ([layer(4, "elu", slope=0.7), layer(3, "elu"), SQUARED], "squared", {"kind": "gd", "lr": 0.1}, {"l2": 0.3}),
    "softplus-output": (
        [layer(4, "softplus"), layer(2, "softplus")], "squared", {"kind": "gd", "lr": 0.1}, {}),
    "gelu-silu-batch-norm-adamw": (
        [layer(4, "gelu", batchnorm=True), layer(4, "silu", batchnorm=True), BCE], "bce",
        {"kind": "adamw", "lr": 0.05, "beta1": 0.8, "beta2": 0.95, "weight_decay": 0.1}, {}),
    "nesterov": (
        [layer(4, "tanh"), BCE], "bce", {"kind": "nesterov", "lr": 0.4, "beta": 0.8}, {"batch": 6}),
    "adagrad": ([layer(4, "relu", "he"), BCE], "bce", {"kind": "adagrad", "lr": 0.1}, {}),
    "adamw": ([layer(4, "tanh"), BCE], "bce", {"kind": "adamw", "lr": 0.02}, {}),
}
EPSILON, EXAMPLES, INPUTS, ITERATIONS, SEED = 1e-8, 11, 3, 5, 3
DEFAULTS = {"beta": 0.9, "beta1": 0.9, "beta2": 0.999, "weight_decay": 0.01}


class Run:
    def __init__(self, layers, loss, optimizer, more):
        self.layers, self.loss, self.settings, self.more = layers, loss, {**DEFAULTS, **optimizer}, more
        data = np.random.RandomState(42)
        self.X = torch.tensor(data.randn(INPUTS, EXAMPLES) * 1.5)
        outputs = layers[-1]["units"]
        labels = data.randn(outputs, EXAMPLES)
        self.Y = torch.tensor((labels > 0) * 1.0 if loss == "bce" else np.abs(labels))
        self.random = np.random.RandomState(SEED)
        self.averages = {}
        self.parameters = self.first()
        self.optimizer = self.made(optimizer["kind"])
        self.left = []
        self.t, self.epoch = 0, -1

    def first(self):
        parameters, inputs = {}, INPUTS
        for number, layer in enumerate(self.layers, 1):
            units = layer["units"]
            factor = math.sqrt({"he": 2, "xavier": 1}[layer["init"]] / inputs)
            new = {"W": self.random.randn(units, inputs) * factor}
            if layer.get("batchnorm"):
                new |= {"gamma": np.ones((units, 1)), "beta": np.zeros((units, 1))}
                self.averages |= {f"mu{number}_avg": torch.zeros(units, 1), f"var{number}_avg": torch.ones(units, 1)}
            else:
                new |= {"b": np.zeros((units, 1))}
            for name, value in new.items():
                parameters[f"{name}{number}"] = torch.tensor(value, requires_grad=True)
            inputs = units
        return parameters

    def made(self, kind):
        s, all_parameters = self.settings, list(self.parameters.values())
        betas = (s["beta1"], s["beta2"])
        if kind == "gd":
            return torch.optim.SGD(all_parameters, lr=s["lr"])
        if kind == "nesterov":
            rate = s["lr"] * (1 - s["beta"])
            return torch.optim.SGD(all_parameters, lr=rate, momentum=s["beta"], nesterov=True)
        if kind == "adagrad":
            return torch.optim.Adagrad(all_parameters, lr=s["lr"], eps=EPSILON)
        decays = [
            {"params": [value], "weight_decay": s["weight_decay"] if name[0] == "W" else 0.0}
            for name, value in self.parameters.items()
        ]
        return torch.optim.AdamW(decays, lr=s["lr"], betas=betas, eps=EPSILON)

    def batch(self):
        size = self.more.get("batch")
        if size is None:
            self.epoch = self.t
            return np.arange(EXAMPLES)
        if not len(self.left):
            self.left = self.random.permutation(EXAMPLES)
            self.epoch += 1
        indices, self.left = self.left[:size], self.left[size:]
        return indices

    def forward(self, X, Y, training):
        tensors, A, m = {"X": X, "Y": Y}, X, X.shape[1]
        for l, layer in enumerate(self.layers, 1):
            p = {name: self.parameters.get(f"{name}{l}") for name in ("W", "b", "gamma", "beta")}
            Z = p["W"] @ A if p["b"] is None else p["W"] @ A + p["b"]
            tensors[f"Z{l}"] = Z
            if p["gamma"] is not None:
                mu, var = Z.mean(1, keepdim=True), Z.var(1, unbiased=False, keepdim=True)
                if training:
                    tensors |= {f"mu{l}": mu, f"var{l}": var}
                    for name, value in (("mu", mu), ("var", var)):
                        key = f"{name}{l}_avg"
                        self.averages[key] = 0.9 * self.averages[key] + 0.1 * value.detach()
                else:
                    mu, var = self.averages[f"mu{l}_avg"], self.averages[f"var{l}_avg"]
                tensors[f"Znorm{l}"] = (Z - mu) / torch.sqrt(var + 1e-5)
                Z = tensors[f"Ztilde{l}"] = p["gamma"] * tensors[f"Znorm{l}"] + p["beta"]
            A = tensors[f"A{l}"] = ACTIVATIONS[layer["activation"]](Z, layer.get("slope", 1.0))
            keep = layer.get("keep_prob", 1)
            if training and keep < 1:
                D = torch.tensor((self.random.rand(*A.shape) < keep) * 1.0)
                A = A * D / keep
                tensors |= {f"D{l}": D, f"A{l}_drop": A}
        L = F.binary_cross_entropy(A, Y, reduction="none").sum(0) if self.loss == "bce" else 0.5 * ((A - Y) ** 2).sum(0)
        weights = [w for name, w in self.parameters.items() if name[0] == "W"]
        J_reg = self.more.get("l2", 0) / (2 * m) * sum((w * w).sum() for w in weights)
        return tensors | {"L": L.reshape(1, m), "J_data": L.mean(), "J_reg": J_reg, "J": L.mean() + J_reg}

    def step(self):
        indices = self.batch()
        X, Y = self.X[:, indices.copy()], self.Y[:, indices.copy()]
        tensors = self.forward(X, Y, training=True)
        inner = {n: v for n, v in tensors.items() if v.requires_grad and n[0] in "ZA" and n != "J"}
        self.optimizer.zero_grad()
        for value in inner.values():
            value.retain_grad()
        tensors["J"].backward()
        m = X.shape[1]
        for name, value in inner.items():
            # Of the loss of each example, where autograd's is of the mean; dA of the output is on demand.
            tensors[f"d{name}"] = value.grad * m
        for name, value in self.parameters.items():
            tensors[f"d{name}"] = value.grad.clone()
        self.t += 1
        self.optimizer.step()
        for name, value in self.parameters.items():
            tensors[name] = value
            tensors |= self.state(name, self.optimizer.state[value])
        tensors |= self.averages
        known = {k: v.detach().tolist() if v.dim() else v.item() for k, v in tensors.items()}
        return {"epoch": self.epoch, "indices": [int(i) for i in indices], "tensors": known}

    def state(self, name, state):
        s = self.settings
        if s["kind"] == "nesterov":
            return {f"vd{name}": state["momentum_buffer"] * (1 - s["beta"])}
        if s["kind"] == "adagrad":
            return {f"sd{name}": state["sum"]}
        if s["kind"] != "adamw":
            return {}
        v, q = state["exp_avg"], state["exp_avg_sq"]
        return {
            f"vd{name}": v, f"sd{name}": q, f"vd{name}_corrected": v / (1 - s["beta1"] ** self.t),
            f"sd{name}_corrected": q / (1 - s["beta2"] ** self.t),
        }


def plain(tensors):
    return {name: value.detach().tolist() if value.dim() else value.item() for name, value in tensors.items()}


def main():
    for name, (layers, loss, optimizer, more) in CASES.items():
        run = Run(layers, loss, optimizer, more)
        spec = {"input": INPUTS, "layers": layers, "loss": loss, "optimizer": optimizer, "seed": SEED, **more}
        case = {"name": name, "spec": spec, "X": run.X.tolist(), "Y": run.Y.tolist()}
        case["initial"] = plain(run.parameters)
        case["iterations"] = [run.step() for _ in range(ITERATIONS)]
        evaluation = plain(run.forward(run.X, run.Y, training=False))
        case["evaluation"] = {key: value for key, value in evaluation.items() if key[0] in "ZA"}
        with open(f"Tests/TestSupport/Golden/{name}.json", "w") as file:
            json.dump(case, file)
            file.write("\n")


main()
