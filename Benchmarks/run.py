#!/usr/bin/env python3
"""Trains the workloads with Backstep and with the peers, in turn, and prints how they compare.

    Benchmarks/run.py                        all workloads, float32 and float64, 1 and 2 threads, 9 pairs
    Benchmarks/run.py --small                tiny and iris, one pair, costs only: what the gate runs
    Benchmarks/run.py --workloads tiny,toy --peers jax-scan --dtypes float32 --threads 1 --pairs 9

Each pair is one training of ours and one of the peer, A B A B; the ratio quoted is the median of the pairs' ratios. In
float64 the final costs must agree to 1e-6. It is a report, no test of speed. Peers whose
library is missing are left out with a word; `--python` names the interpreter that has NumPy and theirs.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
WORKLOADS = ["tiny", "toy", "iris", "digits", "mnist", "bn-drop", "wide"]
PEERS = {
    "jax-scan": ("jax", "jax_peer.py", "scan"), "jax-jit": ("jax", "jax_peer.py", "jit"),
    "numpy-expert": ("numpy", "numpy_expert.py", ""), "torch": ("torch", "torch_peer.py", "fused"),
    "torch-whole": ("torch", "torch_whole.py", ""), "sklearn": ("sklearn", "sklearn_peer.py", ""),
}
SMALL, HANDING_BACK = ["tiny", "toy", "iris"], ["numpy-expert", "jax-jit"]
PRODUCT = """
import sys, time, numpy as np
a, b = (np.random.rand(1024, 1024).astype(sys.argv[1]) for _ in "ab")
def once():
    start = time.perf_counter(); a @ b; return time.perf_counter() - start
once(); print(2 * 1024 ** 3 / min(once() for _ in range(10)))
"""


def environment(threads):
    """The peers' libraries on so many threads; nothing that was set for another OpenBLAS."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("OPENBLAS")}
    return env | {f"{k}_NUM_THREADS": str(threads) for k in ("OMP", "OPENBLAS", "MKL")}


def run(command, threads):
    cores = ",".join(map(str, sorted(os.sched_getaffinity(0))[:threads]))
    result = subprocess.run(["taskset", "-c", cores] + command, env=environment(threads), capture_output=True, text=True)
    if result.returncode != 0:
        raise RuntimeError(result.stderr.strip().splitlines()[-1] if result.stderr.strip() else "failed")
    return result.stdout.strip().splitlines()[-1]


class Bench:
    def __init__(self, options):
        self.python, self.folder, self.program = options.python, options.folder, options.program
        self.digits_cost = None

    def ours(self, workload, dtype, threads, back=""):
        command = [self.python, f"{HERE}/workload.py", self.program, self.folder, workload, dtype, str(threads)]
        return json.loads(run(command + [back] * bool(back), threads))

    def peer(self, name, workload, dtype, threads):
        _, script, variant = PEERS[name]
        os.environ["PEERS_WORKLOADS"] = self.folder
        command = [self.python, f"{HERE}/peers/{script}", workload, dtype, str(threads)] + ([variant] if variant else [])
        return json.loads(run(command, threads))

    def expected_cost(self, workload, theirs):
        """The peer's; digits' where L2 is lambda/m W with each mini-batch's own m, which only the last, short one tells apart."""
        if workload != "digits":
            return theirs["final_cost"]
        if not self.digits_cost:
            os.environ["PEERS_OWN_M"] = "1"
            learner = run([self.python, f"{HERE}/peers/numpy_learner.py", "digits", "float64", "1"], 1)
            self.digits_cost = json.loads(learner)["final_cost"]
        return self.digits_cost

    def has(self, name):
        module = PEERS[name][0]
        found = subprocess.run([self.python, "-c", f"import {module}"], capture_output=True).returncode == 0
        if not found:
            print(f"{name}: left out, {module} is not installed")
        return found

    def product_speed(self, dtype, threads):
        """The machine's own matrix product, in operations a second."""
        return float(run([self.python, "-c", PRODUCT, dtype], threads))


def operations(spec):
    """The arithmetic of one full step's products: forward, dW, and dA of every layer but the first."""
    sizes = list(zip(spec["layers"], spec["layers"][1:]))
    return sum(2 * spec["batch"] * a * b * (3 if index else 2) for index, (a, b) in enumerate(sizes))


def check_cost(workload, a, b):
    """Float64 only: in float32 rounding alone moves some costs by percents. Dropout's masks differ."""
    if workload == "bn-drop" or a is None or b is None:
        return ""
    difference = abs(a - b) / abs(b)
    return f"cost agrees to {difference:.1e}" if difference <= 1e-6 else f"COST DIFFERS by {difference:.1e}"


def compare(bench, peer, workload, dtype, threads, pairs, speed, back=""):
    ratios, rates, note = [], [], ""
    for _ in range(pairs):
        ours, theirs = bench.ours(workload, dtype, threads, back), bench.peer(peer, workload, dtype, threads)
        rates.append(ours["steps"] / ours["seconds"])
        ratios.append(rates[-1] / (theirs["steps"] / theirs["seconds"]))
        if dtype == "float64":
            note = check_cost(workload, ours["final_cost"], bench.expected_cost(workload, theirs))
    spec = json.load(open(f"{bench.folder}/{workload}/spec.json"))
    rate = statistics.median(rates)
    share = f"{100 * rate * operations(spec) / speed:5.0f}%" if speed else "     -"
    print(f"{workload + (f' {back}' if back else ''):10} {dtype} {threads:2} {peer:13} {rate:12,.1f} {statistics.median(ratios):8.2f} "
          f"{min(ratios):6.2f}-{max(ratios):<6.2f} {share}  {note}", flush=True)
    return "DIFFERS" not in note


def attempt(options, bench, peer, workload, dtype, threads, speed, back=""):
    """A row of the report; one that fails is left out, and is a failure only where costs are what counts."""
    try:
        return compare(bench, peer, workload, dtype, threads, options.pairs, speed, back)
    except RuntimeError as error:
        print(f"{workload:10} {dtype} {threads:2} {peer:13} left out: {error}", flush=True)
        return not options.small


def hand_back(bench, peers, options):
    """Control back after every iteration, for a condition or a picture, against the peers that give it back as well."""
    rows = [(workload, peer) for workload in SMALL if workload in options.workloads
            for peer in HANDING_BACK if peer in peers]
    if rows:
        print("\ncontrol back after every iteration")
    fine = True
    for dtype in options.dtypes if rows else []:
        for workload, peer in rows:
            for back in ("break", "watch"):
                fine &= attempt(options, bench, peer, workload, dtype, 1, None, back)
    return fine


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    listed = lambda text: text.split(",")  # noqa: E731
    parser.add_argument("--workloads", type=listed, default=WORKLOADS)
    parser.add_argument("--peers", type=listed, default=list(PEERS))
    parser.add_argument("--dtypes", type=listed, default=["float32", "float64"])
    parser.add_argument("--threads", type=listed, default=["1", "2"])
    parser.add_argument("--pairs", type=int, default=9)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--folder", default=f"{HERE}/workloads", help="where the workloads lie, or are made")
    parser.add_argument("--program", default=f"{ROOT}/.build/release/backstep")
    parser.add_argument("--small", action="store_true", help="tiny and iris in float64 against NumPy, costs only")
    options = parser.parse_args()
    if options.small:
        options.workloads, options.peers = ["tiny", "iris"], ["numpy-expert"]
        options.dtypes, options.threads, options.pairs = ["float64"], ["1"], 1
    if options.program.startswith(ROOT):
        subprocess.run([f"{ROOT}/scripts/backstep", "--version"], check=True, stdout=subprocess.DEVNULL)
    missing = [name for name in options.workloads if not os.path.exists(f"{options.folder}/{name}/spec.json")]
    if missing:
        os.environ["PEERS_WORKLOADS"] = options.folder
        subprocess.run([options.python, f"{HERE}/peers/make_workloads.py", *missing], check=True, stdout=subprocess.DEVNULL)
    bench = Bench(options)
    peers = [peer for peer in options.peers if bench.has(peer)]
    print("workload   dtype   threads peer          our steps/s    ratio  smallest-largest  share of the machine's product")
    fine = True
    for dtype in options.dtypes:
        for threads in map(int, options.threads):
            speed = None if options.small else bench.product_speed(dtype, threads)
            for workload in options.workloads:
                for peer in peers:
                    fine &= attempt(options, bench, peer, workload, dtype, threads, speed)
    fine &= hand_back(bench, peers, options)
    sys.exit(0 if fine else 1)


main()
