"""Writes Tests/ExplainingTests/Fixtures/torchaudits.txt: training steps that PyTorch made.

    scripts/pythons                                    # a Python with PyTorch
    PYTHON Tests/Reference/torch_audits.py Tests/ExplainingTests/Fixtures/torchaudits.txt

One line a step, as in audits.txt, with the optimizer and the senses it is made in, apart by commas, in the
place of the mistake and the tensor. Names are PyTorch's own.
"""
import base64
import sys

import torch

torch.manual_seed(0)
torch.set_default_dtype(torch.float64)
OPTIM = torch.optim


def step(optimizer, count, loss):
    """The last of `count` steps: before it, in it, after it."""
    X, K = torch.randn(12, 3), 1 if loss == "bce" else 2
    Y = (torch.rand(12, 1) < 0.5).double() if loss == "bce" else torch.randn(12, 2)
    model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.Tanh(), torch.nn.Linear(4, K))
    optimizer = optimizer(model.parameters())
    if loss == "bce":
        criterion = torch.nn.BCEWithLogitsLoss()
    else:
        criterion = torch.nn.MSELoss(reduction="sum" if loss == "sum" else "mean")

    def state():
        return {f"{key}.{name}": torch.as_tensor(value).detach().clone()
                for name, p in model.named_parameters()
                for key, value in optimizer.state.get(p, {}).items() if value is not None}

    for _ in range(count):
        before = {name: p.detach().clone() for name, p in model.named_parameters()}
        old = state()
        optimizer.zero_grad()
        Z1 = model[0](X)
        A1 = torch.tanh(Z1)
        Z2 = model[2](A1)
        J = criterion(Z2, Y)
        J.backward()
        optimizer.step()
    saved = {"X": X, "Y": Y, "Z1": Z1, "A1": A1, "Z2": Z2, "J": J, **before}
    for name, p in model.named_parameters():
        saved[f"{name}.grad"], saved[f"after.{name}"] = p.grad, p
    saved.update({f"before.{key}": value for key, value in old.items() if not key.startswith("step")})
    saved.update(state())
    saved["lr"] = torch.tensor(0.05)
    return saved


def cases():
    for count in (1, 3):
        yield "gd", "-", step(lambda p: OPTIM.SGD(p, lr=0.05), count, "bce")
        yield "momentum", "momentum-sum", step(lambda p: OPTIM.SGD(p, lr=0.05, momentum=0.9), count, "bce")
        yield "momentum", "weight-decay,momentum-sum", step(
            lambda p: OPTIM.SGD(p, lr=0.05, momentum=0.9, weight_decay=0.02), count, "bce")
        yield "momentum", "momentum-sum,nesterov-of-pytorch", step(
            lambda p: OPTIM.SGD(p, lr=0.05, momentum=0.9, nesterov=True), count, "bce")
        yield "momentum", "weight-decay,momentum-sum,nesterov-of-pytorch", step(
            lambda p: OPTIM.SGD(p, lr=0.05, momentum=0.9, nesterov=True, weight_decay=0.02), count, "bce")
        if count > 1:  # the first step is not dampened
            yield "momentum", "momentum-sum,dampening", step(
                lambda p: OPTIM.SGD(p, lr=0.05, momentum=0.9, dampening=0.3), count, "bce")
        yield "adam", "-", step(lambda p: OPTIM.Adam(p, lr=0.05), count, "bce")
        yield "adam", "weight-decay", step(lambda p: OPTIM.Adam(p, lr=0.05, weight_decay=0.02), count, "bce")
        yield "adamw", "decoupled-decay-of-biases", step(
            lambda p: OPTIM.AdamW(p, lr=0.05, weight_decay=0.1), count, "bce")
        yield "rmsprop", "-", step(lambda p: OPTIM.RMSprop(p, lr=0.05), count, "bce")
        yield "momentum", "momentum-sum", step(lambda p: OPTIM.SGD(p, lr=0.05, momentum=0.9), count, "mean")
        yield "gd", "-", step(lambda p: OPTIM.SGD(p, lr=0.05), count, "sum")


def main(path):
    with open(path, "w") as file:
        for optimizer, senses, saved in cases():
            parts = []
            for name, value in saved.items():
                value = value.detach().numpy()
                shape = ",".join(map(str, value.shape))
                parts.append(f"{name}={shape}:{base64.b64encode(value.astype('<f8').tobytes()).decode()}")
            file.write(f"{optimizer} {senses} " + " ".join(parts) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
