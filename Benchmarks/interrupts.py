#!/usr/bin/env python3
"""From Ctrl-C to the prompt: each command at the largest sizes, stopped at moments drawn at random.

At a terminal a command is begun, Ctrl-C pressed after a random part of the time it is given, and the seconds until
the prompt stands are taken; presses where it had ended already are left out. At the end a line is asked for its answer, so that
what was stopped has left a session that goes on. At most 100 ms are noticed as an answer to the key.
    python3 Benchmarks/interrupts.py [--program PROGRAM] [--times N] [--only WORD]
"""
import os
import pty
import random
import select
import shutil
import struct
import sys
import fcntl
import tempfile
import termios
import time

from measuring import ROOT, Table, arguments, build, duration

# Bracketed paste is asked for as a prompt is put up, and at no other time.
PROMPT = b"\x1b[?2004h"
MOONS = ["data moons n=200000"]
WIDE = ["data moons n=100000", "net 1000 relu, 1 sigmoid"]
DEEP = ["data moons n=2000", "net 2000 relu, 2000 relu, 1 sigmoid"]
MNIST = ["data mnist5k", "net 512 relu, 256 relu, 10 softmax"]
SMALL = ["data moons n=400", "net 16 tanh, 1 sigmoid"]
FILES = ["data moons n=1000000", "x = np.random.randn(8000, 4000)"]

# What is set up, what is stopped, and within how many seconds.
CASES = [
    ([], "sort(rand(5000, 5000))", 3),
    ([], "randn(11000, 11000)", 3),
    ([], "round(rand(4000, 4000) @ rand(4000, 4000), 1)", 2),
    (["A = rand(8000, 8000)"], "A @ A.T", 2),
    (["A = rand(8000, 8000)"], "sum(A ** 2, axis=1)", 0.5),
    (["A = rand(2000, 2000)"], "np.linalg.inv(A)", 1),
    ([], "sum(range(10 ** 12))", 1),
    ([], "sum([i * i for i in range(10 ** 9)])", 2),
    ([], "data moons n=1000000", 0.5),
    ([], "data mnist5k", 0.3),
    (MOONS, "net 20000 relu, 1 sigmoid", 0.5),
    (["data moons n=400"], "net 20000 relu, 4000 relu, 1 sigmoid", 2),
    (WIDE, "train 1 iteration", 5),
    (WIDE, "train 20 iterations", 5),
    (WIDE, "step iteration", 5),
    (WIDE, "step 3", 2),
    (WIDE, "accuracy", 2),
    (WIDE, "goto 5", 5),
    (DEEP, "train 1000", 2),
    (DEEP, "gradcheck", 2),
    (DEEP, "train 3 iterations", 2),
    ([*DEEP, "train 5 iterations"], "back 3 iterations", 1),
    ([*DEEP, "step iteration"], "try dW2 = dZ2 @ A1.T", 2),
    ([*DEEP, "step iteration"], "why W1[0,1]", 0.5),
    ([*DEEP, "step iteration"], "doctor", 1),
    (["data moons n=20000", "net 4000 relu keep=0.5, 1 sigmoid"], "train 10 iterations", 2),
    (MNIST, "train 10", 2),
    (MNIST, "gradcheck", 1),
    ([*MNIST, "set batch=64"], "train 10", 2),
    ([*MNIST, "train 1 iterations"], "plot W1", 0.3),
    (["data moons n=100000", "net 512 relu, 1 sigmoid", "train 1 iterations"], "plot boundary", 1),
    (["data moons n=100000", "net 512 relu, 1 sigmoid"], "train 10 watch=boundary", 2),
    (SMALL, "train 10000000", 1),
    ([*SMALL, "train 60000 iterations"], "back 50000 iterations", 0.5),
    ([*SMALL, "set history=0", "train 100000 iterations"], "back 1000 iterations", 1),
    (SMALL, "search lr=0.01..1 trials=500 epochs=200", 2),
    ([*FILES, "x = x"], "save {}/x.npy x", 0.5),
    (["data moons n=400", "net 6000 relu, 3000 relu, 1 sigmoid"], "save {}/w.safetensors", 0.5),
    ([*SMALL, "step 2"], "export {}/s.html", 0.2),
]


class Terminal:
    def __init__(self, options):
        self.home = tempfile.mkdtemp()
        self.process, self.descriptor = pty.fork()
        if self.process == 0:
            os.environ |= {"XDG_STATE_HOME": self.home, "XDG_CONFIG_HOME": self.home, "TERM": "xterm-256color",
                           "BACKSTEP_HOME": ROOT, "LC_ALL": "C.UTF-8", "BACKSTEP_PAGER": "cat"}
            os.environ.pop("NO_COLOR", None)
            os.chdir(self.home)
            os.execv(options.program, [options.program, "--color", "always"])
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.wait(20)
        self.run("set pager=off")

    def wait(self, limit):
        """What came until a prompt stood; None where none did, or the program has ended."""
        shown, end = b"", time.perf_counter() + limit
        while PROMPT not in shown:
            if not select.select([self.descriptor], [], [], max(0, end - time.perf_counter()))[0]:
                return None
            try:
                shown += os.read(self.descriptor, 65_536)
            except OSError:
                return None
        return shown

    def run(self, line, limit=120):
        self.drain()
        os.write(self.descriptor, line.encode() + b"\r")
        return self.wait(limit)

    def drain(self):
        while select.select([self.descriptor], [], [], 0.03)[0]:
            os.read(self.descriptor, 65_536)

    def stop(self, line, moment):
        """Seconds from Ctrl-C to the prompt; None where the line had ended by then."""
        self.drain()
        os.write(self.descriptor, line.encode() + b"\r")
        time.sleep(0.01)
        if self.wait(moment) is not None:
            return None
        start = time.perf_counter()
        os.write(self.descriptor, b"\x03")
        if self.wait(60) is None:
            sys.exit(f"{line}: no prompt after Ctrl-C")
        return time.perf_counter() - start

    def close(self):
        os.write(self.descriptor, b"\x15quit\r")
        time.sleep(0.3)
        os.close(self.descriptor)
        os.waitpid(self.process, 0)
        shutil.rmtree(self.home, ignore_errors=True)


def measure(options, setup, line, limit):
    terminal = Terminal(options)
    for earlier in setup:
        terminal.run(earlier)
    taken = []
    for _ in range(options.times):
        seconds = terminal.stop(line.format(terminal.home), random.uniform(0.02, limit))
        if seconds is not None:
            taken.append(seconds)
    answer = terminal.run("1234567 * 3") or b""
    terminal.close()
    return sorted(taken), b"3703701" in answer


def main():
    options = arguments(__doc__)
    options.add_argument("--times", type=int, default=30, help="how often each command is stopped")
    options.add_argument("--only", default="", help="commands that have this in them")
    options = options.parse_args()
    build(options)
    table = Table(("command", -46), ("behind", -40), ("stopped", 7), ("median", 8), ("p99", 8), ("longest", 8), ("goes on", -7))
    everything = []
    for setup, line, limit in CASES:
        if options.only not in line:
            continue
        taken, goes_on = measure(options, setup, line, limit)
        everything += taken
        at = lambda share: duration(taken[min(len(taken) - 1, int(share * len(taken)))]) if taken else "-"
        table.row(line, "; ".join(setup)[-40:], str(len(taken)), at(0.5), at(0.99), at(1), "yes" if goes_on else "NO")
        sys.stdout.flush()
    everything.sort()
    if everything:
        table.row("all", "", str(len(everything)), *(duration(everything[min(len(everything) - 1, int(share * len(everything)))]) for share in (0.5, 0.99, 1)), "")


main()
