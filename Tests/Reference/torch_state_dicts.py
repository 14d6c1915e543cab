"""Weights that PyTorch itself trained, and weights that PyTorch itself takes. Needs torch and safetensors.

    python3 Tests/Reference/torch_state_dicts.py > Tests/SessionsTests/Fixtures/torch_state_dicts.json

writes state dicts as `safetensors.torch` saves them, with the cost in evaluation mode.

    python3 Tests/Reference/torch_state_dicts.py FOLDER

has `load_state_dict` take FOLDER/NAME.safetensors, written here by `save … names=torch` after `load`, for every
model of the fixture, and prints how far the costs are apart.
"""
import base64
import json
import os
import sys

import torch
from safetensors.torch import load_file, save
from torch import nn

torch.manual_seed(3)
torch.set_default_dtype(torch.float64)
X = torch.randn(12, 3)
YES = (X[:, :1] * X[:, 1:2] > 0).double()
KIND = (X[:, 2] > 0).long() + (X[:, 0] > 0.5).long()


class Named(nn.Module):
    """A module with names of its own, declared in another order than it is used in letters."""

    def __init__(self):
        super().__init__()
        self.hidden, self.head = nn.Linear(3, 6), nn.Linear(6, 3)

    def forward(self, x):
        return self.head(torch.relu(self.hidden(x)))


def sequential(*modules):
    return nn.Sequential(*modules), nn.BCELoss(), YES


def models():
    yield "normed", "net 5 tanh, 4 prelu batchnorm, 1 sigmoid", *sequential(
        nn.Linear(3, 5), nn.Tanh(), nn.Linear(5, 4, bias=False), nn.BatchNorm1d(4), nn.PReLU(4), nn.Linear(4, 1),
        nn.Sigmoid())
    yield "dropped", "net 6 gelu keep=0.5, 4 elu bias=off, 1 sigmoid", *sequential(
        nn.Linear(3, 6), nn.GELU(), nn.Dropout(0.5), nn.Linear(6, 4, bias=False), nn.ELU(1.0), nn.Linear(4, 1),
        nn.Sigmoid())
    yield "biased", "net 4 tanh batchnorm, 1 sigmoid", *sequential(
        nn.Linear(3, 4), nn.BatchNorm1d(4), nn.Tanh(), nn.Linear(4, 1), nn.Sigmoid())
    yield "named", "net 6 relu, 3 softmax", Named(), nn.CrossEntropyLoss(), KIND


def cost(model, loss, labels):
    model.eval()
    with torch.no_grad():
        return loss(model(X), labels).item()


def train(model, loss, labels):
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    model.train()
    for _ in range(30):
        optimizer.zero_grad()
        loss(model(X), labels).backward()
        optimizer.step()


def write():
    written = []
    for name, net, model, loss, labels in models():
        train(model, loss, labels)
        file = base64.b64encode(save(model.state_dict())).decode()
        written.append({"name": name, "net": net, "file": file, "cost": cost(model, loss, labels)})
    kinds = nn.functional.one_hot(KIND).double()
    json.dump({"x": X.T.tolist(), "yes": YES.T.tolist(), "kind": kinds.T.tolist(), "models": written}, sys.stdout,
              indent=1)
    print()


def check(folder):
    fixture = os.path.join(os.path.dirname(__file__), "../SessionsTests/Fixtures/torch_state_dicts.json")
    with open(fixture, encoding="utf-8") as file:
        costs = {model["name"]: model["cost"] for model in json.load(file)["models"]}
    for name, _, model, loss, labels in models():
        if name == "named":
            model = nn.Sequential(nn.Linear(3, 6), nn.ReLU(), nn.Linear(6, 3), nn.Softmax(dim=1))
            loss = lambda p, kinds: nn.functional.nll_loss(torch.log(p), kinds)  # noqa: E731
        elif name == "biased":
            model[0] = nn.Linear(3, 4, bias=False)
        model.load_state_dict(load_file(os.path.join(folder, name + ".safetensors")))
        print(f"{name}: {abs(cost(model, loss, labels) - costs[name]):.1e}")


check(sys.argv[1]) if len(sys.argv) > 1 else write()
