"""Shared by the reports: networks, conversations with the program, pairs, tables."""
import argparse
import json
import os
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)

NETWORKS = {
    "tiny": ["x = [[0, 0, 1, 1], [0, 1, 0, 1]]", "y = [[0, 1, 1, 0]]", "data from x y", "net 4 tanh, 1 sigmoid",
             "optimizer gd lr=0.5"],
    "toy": ["data moons n=400 noise=0.25 seed=1", "net 16 relu, 16 relu, 1 sigmoid", "optimizer adam lr=0.003"],
    "iris": ["data iris", "normalize", "net 16 relu, 3 softmax", "optimizer adam lr=0.003", "set batch=16"],
    "digits": ["data digits", "net 64 relu, 32 relu, 10 softmax", "optimizer adam lr=0.001", "set batch=64"],
    "mnist": ["data mnist5k", "net 256 relu, 128 relu, 10 softmax", "optimizer adam lr=0.001", "set batch=128"],
}


def arguments(text, **defaults):
    """The options every report has."""
    parser = argparse.ArgumentParser(description=text, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=f"{ROOT}/.build/release/backstep", help="the program that is measured")
    parser.add_argument("--core", default=str(min(os.sched_getaffinity(0))), help="the processor's core it runs on")
    parser.add_argument("--pairs", type=int, default=defaults.get("pairs", 15), help="how often A B is repeated")
    return parser


def build(options):
    """Builds the program where it is the project's own."""
    if options.program.startswith(ROOT):
        subprocess.run([f"{ROOT}/scripts/backstep", "--version"], check=True, stdout=subprocess.DEVNULL)


class Shell:
    """The program at the other end of a pipe: a line in, what comes of it and the seconds until then out."""

    def __init__(self, options, lines=(), form="json"):
        self.process = subprocess.Popen(
            ["taskset", "-c", options.core, options.program, "--format", form, "-"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0, env=os.environ | {"BACKSTEP_HOME": ROOT})
        self.answers = open(self.process.stdout.fileno(), "rb", buffering=1 << 20, closefd=False)
        self.form, self.number = form, 0
        for line in lines:
            self.ask(line)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.answers.read()
        self.process.wait()
        self.answers.close()
        self.process.stdout.close()

    def send(self, line):
        self.number += 1
        self.process.stdin.write(line.encode() + b"\n")

    def seconds(self, line):
        """Until the answer is there; in text a second line marks its end, too short to count."""
        start = time.perf_counter()
        self.send(line)
        if self.form == "text":
            self.send("say ~~~")
        self.answer = self.answers.readline()
        while self.answer and not self.ends_answer():
            self.answer = self.answers.readline()
        return time.perf_counter() - start

    def ends_answer(self):
        """A command may write more than one line: what is left of an earlier one is passed over."""
        if self.form == "text":
            return b"~~~" in self.answer
        return self.answer.startswith(b'{"line":%d,' % self.number)

    def succeeds(self, line):
        """Whether a line does; the program ends after one that does not."""
        self.seconds(line)
        return b'"ok":true' in self.answer

    def ask(self, line):
        """The result of a line; what fails ends the report."""
        self.seconds(line)
        if self.form == "text":
            return None
        answer = json.loads(self.answer or "{}")
        if not answer.get("ok"):
            sys.exit(f"{line}: {answer.get('error', {}).get('message', 'no answer')}")
        return answer["result"]

    def train(self, iterations):
        """The program's own seconds for so many iterations."""
        return self.ask(f"train {iterations} iterations")["seconds"]

    def memory(self, what="VmRSS"):
        """Kilobytes of resident memory: now (VmRSS) or at most (VmHWM)."""
        with open(f"/proc/{self.process.pid}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith(what + ":"))


def pairs(count, a, b):
    """The ratios b/a of pairs taken in turn: median, smallest, largest, and the median of a."""
    taken = [(a(), b()) for _ in range(count)]
    ratios = [second / first for first, second in taken]
    return statistics.median(ratios), min(ratios), max(ratios), statistics.median(first for first, _ in taken)


def median(count, measure):
    return statistics.median(measure() for _ in range(count))


def duration(seconds):
    """3.2 us, 410 ms, 1.5 s."""
    for unit, size in (("s", 1), ("ms", 1e-3), ("us", 1e-6)):
        if abs(seconds) >= size or unit == "us":
            return f"{seconds / size:.3g} {unit}"


class Table:
    """Rows that are printed as they come, in columns as wide as their headings."""

    def __init__(self, *columns):
        self.widths = [(abs(width), width < 0) for _, width in columns]
        self.row(*(name for name, _ in columns))
        self.row(*("─" * abs(width) for _, width in columns))

    def row(self, *cells):
        placed = (str(cell).ljust(width) if left else str(cell).rjust(width)
                  for cell, (width, left) in zip(cells, self.widths))
        print("  ".join(placed).rstrip(), flush=True)
