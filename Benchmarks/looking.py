#!/usr/bin/env python3
"""Looking is free: what it adds to an iteration that a person can look.

    looked at   training after every tensor was shown, against training that nobody looked at
    history     training with copies of the past (256 MB), against history=0
    break       what one condition (J < -1, never true) adds to an iteration, checked after each
    one more    what a second condition adds: a condition's own cost, that of being worked out

Each is the median of pairs taken in turn, A B A B, of at least a fifth of a second; in brackets the smallest and the
largest. Targets: looked at below 2%, history below 5%, break no more than one more.

With --python, an interpreter that has PyTorch, it ends with what hooks and retained gradients add there.
"""
import json
import os
import subprocess

from measuring import HERE, NETWORKS, Shell, Table, arguments, build, duration, pairs

SETTINGS = "set precision=float32 threads=1"


class Network:
    def __init__(self, name, options):
        self.lines, self.options = NETWORKS[name] + [SETTINGS], options
        with Shell(options, self.lines) as shell:
            shell.train(200)
            self.iterations = max(20, int(0.2 * 200 / shell.train(200)))

    def shell(self, *more):
        shell = Shell(self.options, [*self.lines, *more])
        shell.train(self.iterations)
        return shell

    def looked_at(self):
        with self.shell() as alone, self.shell() as seen:
            names = [row[0] for row in seen.ask("show")["rows"]]

            def look():
                for name in names:
                    seen.ask(f"show mean({name})")
                return seen.train(self.iterations)
            return pairs(self.options.pairs, lambda: alone.train(self.iterations), look)

    def history(self):
        with self.shell("set history=0") as without, self.shell() as kept:
            return pairs(self.options.pairs, lambda: without.train(self.iterations),
                         lambda: kept.train(self.iterations))

    def conditions(self, fewer, more):
        with self.shell(*["break J < -1"] * fewer) as a, self.shell(*["break J < -1"] * more) as b:
            ratio, _, _, seconds = pairs(
                self.options.pairs, lambda: a.train(self.iterations), lambda: b.train(self.iterations))
        return (ratio - 1) * seconds / self.iterations, seconds / self.iterations


def percent(result):
    ratio, low, high, _ = result
    return f"{100 * (ratio - 1):+.1f}% ({100 * (low - 1):+.0f} {100 * (high - 1):+.0f})"


def pytorch(options):
    """What a learner pays there who wants to look at every layer's output and its gradient."""
    env = os.environ | {"PEERS_WORKLOADS": options.folder}
    table = Table(("PyTorch", -7), ("step", 9), ("hooks", 15), ("and all kept", 15))
    for name in ("toy", "iris", "digits"):
        if not os.path.exists(f"{options.folder}/{name}/spec.json"):
            subprocess.run([options.python, f"{HERE}/peers/make_workloads.py", name], check=True, env=env)
        command = ["taskset", "-c", options.core, options.python, f"{HERE}/peers/torch_hooks.py", name, "float32", "1"]
        found = json.loads(subprocess.run(command, check=True, env=env, capture_output=True, text=True).stdout)
        table.row(name, duration(found["step"]), *(f"{100 * (found[kind] - 1):+.0f}%" for kind in ("last", "all")))


def main():
    parser = arguments(__doc__)
    parser.add_argument("--networks", type=lambda text: text.split(","), default=list(NETWORKS))
    parser.add_argument("--python", help="an interpreter with PyTorch, to compare with")
    parser.add_argument("--folder", default=f"{HERE}/workloads", help="where the workloads lie, or are made")
    options = parser.parse_args()
    build(options)
    table = Table(("network", -7), ("iteration", 9), ("looked at", 15), ("history", 15), ("break", 8), ("one more", 8))
    for name in options.networks:
        network = Network(name, options)
        added, alone = network.conditions(0, 1)
        again, _ = network.conditions(1, 2)
        table.row(name, duration(alone), percent(network.looked_at()), percent(network.history()),
                  duration(added), duration(again))
    if options.python:
        pytorch(options)


main()
