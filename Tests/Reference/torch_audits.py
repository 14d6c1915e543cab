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


def step(optimizer, count, loss, averaged=False):
    """The last of `count` steps: before it, in it, after it."""
    X, K = torch.randn(12, 3), {"bce": 1, "bce3": 3}.get(loss, 2)
    Y = (torch.rand(12, K) < 0.5).double() if loss.startswith("bce") else torch.randn(12, 2)
    model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.Tanh(), torch.nn.Linear(4, K))
    optimizer = optimizer(model.parameters())
    if loss.startswith("bce"):
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
        for T in (Z1, A1, Z2):
            T.retain_grad()
        J.backward()
        optimizer.step()
    saved = {"X": X, "Y": Y, "Z1": Z1, "A1": A1, "Z2": Z2, "J": J, **before}
    for name, p in model.named_parameters():
        saved[f"{name}.grad"], saved[f"after.{name}"] = p.grad, p
    if averaged:
        saved.update(dZ1=Z1.grad, dA1=A1.grad, dZ2=Z2.grad)
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
    # Several yes-or-no outputs, other betas than the usual ones, and hardly anything saved.
    yield "gd", "-", step(lambda p: OPTIM.SGD(p, lr=0.05), 1, "bce3")
    yield "adam", "-", step(lambda p: OPTIM.Adam(p, lr=0.05), 2, "bce3")
    yield "momentum", "momentum-sum", step(lambda p: OPTIM.SGD(p, lr=0.05, momentum=0.5), 3, "bce")
    yield "adam", "-", step(lambda p: OPTIM.Adam(p, lr=0.05, betas=(0.8, 0.95)), 3, "bce")
    yield "rmsprop", "-", few(step(lambda p: OPTIM.RMSprop(p, lr=0.05), 3, "bce"), "before")
    yield "gd", "-", few(step(lambda p: OPTIM.SGD(p, lr=0.05), 1, "bce"))
    yield "gd", "-", few({k: v for k, v in step(lambda p: OPTIM.SGD(p, lr=0.05), 2, "bce").items() if k != "lr"})
    yield "momentum", "momentum-sum", few(step(lambda p: OPTIM.SGD(p, lr=0.05, momentum=0.9), 3, "bce"), "before")
    yield "adam", "-", few(step(lambda p: OPTIM.Adam(p, lr=0.05), 3, "bce"), "before", "step")
    yield "adam", "-", few(step(lambda p: OPTIM.Adam(p, lr=0.05), 1, "bce"))
    # Autograd's own derivatives carry 1/m; and averages from before the step that nobody saved.
    yield "gd", "-", step(lambda p: OPTIM.SGD(p, lr=0.05), 1, "bce", True)
    yield "gd", "-", step(lambda p: OPTIM.SGD(p, lr=0.05), 1, "bce3", True)
    yield "gd", "-", step(lambda p: OPTIM.SGD(p, lr=0.05), 1, "mean", True)
    yield "adam", "-", step(lambda p: OPTIM.Adam(p, lr=0.05), 2, "sum", True)
    for rule, loss in ((lambda p: OPTIM.Adam(p, lr=0.05), "bce"), (lambda p: OPTIM.RMSprop(p, lr=0.05), "bce")):
        saved = {k: v for k, v in step(rule, 3, loss).items() if not k.startswith("before.")}
        yield "adam" if any("exp_avg_sq" in k for k in saved) else "rmsprop", "-", {**saved, "t": torch.tensor(3.0)}


def few(saved, *kept):
    """X, Y, the parameters before and after, and what else begins with a word of these."""
    return {k: v for k, v in saved.items()
            if k in ("X", "Y", "lr") or k[0].isdigit() and "grad" not in k and "_" not in k.split(".")[-1]
            and not k.endswith("step") or k.startswith(("after", *kept)) or "step" in kept and "step" in k}


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
