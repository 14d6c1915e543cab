#!/usr/bin/env python3
"""Trains one workload with the built program and prints one JSON object, as the peers do.

    workload.py PROGRAM FOLDER WORKLOAD DTYPE THREADS [break|watch]

With `break` control comes back after every iteration to check a condition; with `watch` to see whether the picture of
the cost is due again.
FOLDER holds WORKLOAD/spec.json, X.npy, Y.npy (an example a row) and W1.npy, b1.npy, ... A script of the shell's own
commands loads them, trains once to warm up, starts again from the same weights and trains for time; the program
reports the seconds of the training alone. The cost is taken in float64 on the first 2,000 examples.
"""
import json
import math
import os
import subprocess
import sys

import numpy as np

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "peers"))
from common import final_cost  # noqa: E402


BACK = {"": ([], ""), "break": (["break J < -1"], ""), "watch": ([], " watch=cost")}


def script(spec, folder, dtype, threads, back=""):
    names = sorted(f[:-4] for f in os.listdir(folder) if f.endswith(".npy") and f[0] in "Wbg")
    layers = [layer(spec, number) for number in range(1, len(spec["layers"]))]
    optimizer = f"optimizer {spec['optimizer']} lr={spec['lr']}"
    if spec["optimizer"] == "adam":
        optimizer += f" beta1={spec['beta1']} beta2={spec['beta2']} epsilon={spec['eps']}"
    batch = "all" if spec["batch"] >= spec["m"] else spec["batch"]
    lines = [
        "seed 1", f'x = load("{folder}/X.npy").T', f'y = load("{folder}/Y.npy").T', "data from x y",
        "net " + ", ".join(layers), optimizer,
        f"set batch={batch} shuffle=off precision={dtype} threads={threads} l2={spec['weight_decay'] * spec['batch']}",
    ]
    weights = [f'{name} = load("{folder}/{name}.npy")' for name in names]
    epochs, (before, after) = spec["epochs"], BACK[back]
    return (lines + weights + [f"train {max(1, math.ceil(epochs / 10))} epochs", "reset"] + weights + before
            + [f"train {epochs} epochs{after}"] + [f"show {name}" for name in names])


def layer(spec, number):
    units, last = spec["layers"][number], number + 1 == len(spec["layers"])
    if last:
        return f"{units} {spec['output']}"
    extra = (" batchnorm" if spec["batch_norm"] else "") + (
        f" keep={spec['keep_prob']}" if spec["keep_prob"] < 1 else "")
    return f"{units} {spec['hidden']}{extra}"


def main():
    program, root, workload, dtype, threads, *back = sys.argv[1:]
    folder = os.path.abspath(os.path.join(root, workload))
    spec = json.load(open(f"{folder}/spec.json"))
    lines = script(spec, folder, dtype, int(threads), *back)
    run = subprocess.run([program, "--format", "json", "-"], input="\n".join(lines) + "\n", capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"{program} failed: {run.stderr or run.stdout.splitlines()[-1]}")
    results = [json.loads(line) for line in run.stdout.splitlines()]
    trained = [r["result"] for r in results if r["result"]["kind"] == "train"][-1]
    P = {r["result"]["name"]: np.array(r["result"]["values"]) for r in results
         if r["command"].startswith("show ") and r["result"]["kind"] == "tensor"}
    P |= {r["result"]["name"]: np.array([[r["result"]["value"]]]) for r in results
          if r["command"].startswith("show ") and r["result"]["kind"] == "scalar"}
    print(json.dumps({
        "workload": workload, "dtype": dtype, "threads": int(threads), "steps": trained["iterations"],
        "seconds": trained["seconds"],
        "final_cost": float(final_cost(spec, np.load(f"{folder}/X.npy"), np.load(f"{folder}/Y.npy"), P))}))


main()
