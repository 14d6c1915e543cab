#!/usr/bin/env python3
"""Snappy: what a person waits for, each beside the most it may take.

    prompt    from the start to the first prompt at a terminal, against python3 -c pass in turn; memory there
    version   --version against true
    step      one `step` with its print, within a process, text and JSON: the mean over an iteration, and the longest,
              on every network of the lessons and on 784-256-128-10 with batches of 128; beside the slowest, what is
              left without the arithmetic, which is an iteration of `train`
    CSV       `data FILE` on 24 MB of long floats, of short integers, and of both beside quoted text
    goto      `goto 10000` from the start of toy, then back to 5000
"""
import glob
import os
import pty
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time

from measuring import NETWORKS, ROOT, Shell, Table, arguments, build, duration, median, pairs

SETUP = re.compile(r"(seed|data|split|normalize|net|loss|optimizer|set|decay) |normalize$|[xy] = ")


def run(command, options):
    start = time.perf_counter()
    subprocess.run(["taskset", "-c", options.core, *command], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def first_prompt(options):
    """Seconds until the prompt stands, and the kilobytes resident then."""
    start = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvp("taskset", ["taskset", "-c", options.core, options.program])
    shown = b""
    while "❯".encode() not in shown:
        shown += os.read(terminal, 4096)
    seconds = time.perf_counter() - start
    with open(f"/proc/{pid}/status") as status:
        memory = next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
    os.close(terminal)
    os.waitpid(pid, 0)
    return seconds, memory


def lesson_networks():
    """The set-up lines of each lesson up to each network, every network once."""
    found = {}
    for path in sorted(glob.glob(f"{ROOT}/lessons/*.md")):
        lines = []
        for block in re.findall(r"```backstep[^\n]*\n(.*?)```", open(path).read(), re.S):
            for line in filter(SETUP.match, block.splitlines()):
                lines.append(line)
                if line.startswith("net "):
                    data = [text for text in lines if text.startswith("data")][-1:]
                    found.setdefault((line, *data), list(lines))
    return list(found.values())


def stages(lines, options):
    """How many stages an iteration has; 0 where a line fails."""
    with Shell(options) as shell:
        if not all(map(shell.succeeds, [*lines, "step iteration"])):
            return 0
        return shell.answer.count(b'"iteration":')


def step(lines, form, options):
    """The seconds of each stage's `step` over the second iteration: the median of three runs."""
    count = stages(lines, options)

    def once():
        with Shell(options, [*lines, "step iteration"] if count else [], form) as shell:
            return [shell.seconds("step") for _ in range(count)]
    return [statistics.median(taken) for taken in zip(*(once() for _ in range(3)))]


def iteration(lines, options):
    """The seconds of an iteration of training."""
    with Shell(options, [*lines, "train 1 iterations"]) as shell:
        return median(5, lambda: shell.train(1))


def floats(write, size):
    row = ",".join(f"{random.gauss(0, 1):.17g}" for _ in range(20)) + "\n"
    write("".join(f"x{i}," for i in range(19)) + "x19\n" + row * (size // len(row)))


def integers(write, size):
    row = ",".join(str(random.randrange(256)) for _ in range(300)) + "\n"
    write(",".join(f"x{i}" for i in range(300)) + "\n" + row * (size // len(row)))


def mixed(write, size):
    rows = [",".join([f"{random.gauss(0, 1):.12f}" for _ in range(4)] + [str(random.randrange(1000)) for _ in range(4)]
                     + [f'"{name}"']) + "\n" for name in ("setosa", 'a ""quoted"" name', "virginica, the great")]
    write("a,b,c,d,e,f,g,h,kind\n" + "".join(rows) * (size // sum(map(len, rows))))


def csv_speed(fill, options):
    """Bytes a second."""
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
        fill(file.write, 24_000_000)
        file.flush()
        with Shell(options, ["1"]) as shell:
            shell.ask(f"data {file.name}")
            return os.path.getsize(file.name) / median(5, lambda: shell.seconds(f"data {file.name}"))


def starting(table, options):
    python = [os.path.realpath(sys.executable), "-c", "pass"]
    ratio, low, high, _ = pairs(options.pairs, lambda: run(python, options), lambda: first_prompt(options)[0])
    table.row("start to first prompt", f"{ratio:.2f} x python3 -c pass ({low:.2f}-{high:.2f})", "1.5 x")
    seconds, memory = zip(*(first_prompt(options) for _ in range(5)))
    table.row("", duration(statistics.median(seconds)), "")
    table.row("memory at the prompt", f"{statistics.median(memory) / 1024:.1f} MB", "40 MB")
    more = median(options.pairs, lambda: run([options.program, "--version"], options) - run(["true"], options))
    table.row("--version, beyond true", duration(more), "10 ms")


def stepping(table, options):
    lessons = lesson_networks()
    for form in ("text", "json"):
        times = [(taken, lines) for taken, lines in ((step(lines, form, options), lines) for lines in lessons) if taken]
        means = [statistics.mean(taken) for taken, _ in times]
        slowest, lines = max(times, key=lambda network: statistics.mean(network[0]))
        table.row(f"step, {len(times)} lesson networks, {form}", f"{duration(statistics.median(means))} on half", "1 ms")
        own = (sum(slowest) - iteration(lines, options)) / len(slowest)
        table.row("", f"{sum(mean <= 1e-3 for mean in means)} below 1 ms", "all")
        table.row("", f"slowest {duration(max(means))}, {duration(own)} without arithmetic", "")
    for form in ("text", "json"):
        taken = step(NETWORKS["mnist"] + ["set precision=float32"], form, options)
        table.row(f"step, 784-256-128-10, {form}",
                  f"mean {duration(statistics.mean(taken))}, longest {duration(max(taken))}", "5 ms")


def reading(table, options):
    for name, fill in (("long floats", floats), ("short integers", integers), ("with quoted text", mixed)):
        table.row(f"CSV, {name}", f"{csv_speed(fill, options) / 1e6:.0f} MB/s", "200 MB/s")


def going(table, options):
    with Shell(options, NETWORKS["toy"]) as shell:
        table.row("goto 10000, toy", duration(shell.seconds("goto 10000")), "0.5 s")
        table.row("goto 5000, back", duration(shell.seconds("goto 5000")), "0.5 s")


def main():
    options = arguments(__doc__).parse_args()
    build(options)
    random.seed(1)
    table = Table(("what", -32), ("measured", -38), ("at most", -8))
    for part in (starting, stepping, reading, going):
        part(table, options)


main()
