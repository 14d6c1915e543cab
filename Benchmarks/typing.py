#!/usr/bin/env python3
"""From a key to the screen, at a terminal: with ten names and ten history lines, and with ten thousand of each.

A key is sent through a pseudo-terminal, and the time until the last character of what it changes has come is taken:
letters of a line (with colours and a suggestion behind it), Up by prefix, Tab, undo. The most that a person does not
notice is 5 ms.
    python3 Benchmarks/typing.py [--program PROGRAM] [--names N] [--lines N]
"""
import os
import pty
import select
import shutil
import statistics
import sys
import tempfile
import time

from measuring import ROOT, Table, arguments, build, duration

PROMPT = "❯".encode()


class Terminal:
    """The shell at a terminal of 24 lines, with a history and names of its own."""

    def __init__(self, options, names, lines):
        self.home = tempfile.mkdtemp()
        state = os.path.join(self.home, "backstep")
        os.mkdir(state)
        with open(os.path.join(state, "history"), "w") as history:
            history.writelines(f"show value_{number} + {number}\n" for number in range(lines))
        script = os.path.join(self.home, "names.bs")
        with open(script, "w") as file:
            file.writelines(f"value_{number} = {number}\n" for number in range(names))
        self.process, self.descriptor = pty.fork()
        if self.process == 0:
            os.environ |= {"XDG_STATE_HOME": self.home, "XDG_CONFIG_HOME": self.home, "TERM": "xterm-256color",
                           "BACKSTEP_HOME": ROOT, "LC_ALL": "C.UTF-8", "COLUMNS": "80", "LINES": "24"}
            os.environ.pop("NO_COLOR", None)
            os.execvp("taskset", ["taskset", "-c", options.core, options.program, "--color", "always"])
        self.wait_for(PROMPT)
        self.type(f"run {script}\r")
        self.settle(0.5 + names / 5_000)
        self.type("set pager=off\r")
        self.settle(0.5)

    def wait_for(self, mark):
        shown = b""
        while mark not in shown:
            shown += os.read(self.descriptor, 65_536)

    def type(self, keys):
        os.write(self.descriptor, keys.encode())

    def settle(self, quiet):
        """Reads until nothing has come for so many seconds; the moment of the last character, and all of them."""
        last, shown = time.perf_counter(), b""
        while select.select([self.descriptor], [], [], quiet)[0]:
            try:
                shown += os.read(self.descriptor, 65_536)
            except OSError:  # The program has ended.
                break
            last = time.perf_counter()
        return last, shown

    def seconds(self, key):
        start = time.perf_counter()
        self.type(key)
        last, shown = self.settle(0.08)
        if not shown:
            sys.exit(f"the key {key!r} shows nothing")
        return last - start

    def close(self):
        self.type("\x15quit\r")
        self.settle(0.3)
        os.close(self.descriptor)
        os.waitpid(self.process, 0)
        shutil.rmtree(self.home)


def typed(terminal, line):
    """The seconds of each letter of a line, from an empty one."""
    taken = [terminal.seconds(letter) for letter in line]
    terminal.type("\x15")
    terminal.settle(0.1)
    return taken


def repeated(terminal, before, key, count):
    terminal.type(before)
    terminal.settle(0.1)
    taken = [terminal.seconds(key) for _ in range(count)]
    terminal.type("\x15")
    terminal.settle(0.1)
    return taken


def measure(terminal, names):
    middle = names // 2
    yield "letters of a command", typed(terminal, "train 60 epochs watch=boundary")
    yield "letters of a formula", typed(terminal, f"value_{middle} @ np.sum(value_1, axis=1)")
    yield "letters of no word at all", typed(terminal, "qqqq zzzz (xx")
    yield "Up, by what the line begins with", repeated(terminal, "show value_", "\x1b[A", 20)
    yield "Tab, one name of many", repeated(terminal, f"show value_{middle}", "\t", 1)
    yield "undo in the line", repeated(terminal, "one two three four five six", "\x1f", 5)


def main():
    options = arguments(__doc__)
    options.add_argument("--names", type=int, default=10_000)
    options.add_argument("--lines", type=int, default=10_000)
    options = options.parse_args()
    build(options)
    table = Table(("key", -34), ("names, lines", -14), ("median", 8), ("longest", 8), ("at most", 8))
    for names, lines in ((10, 10), (options.names, options.lines)):
        terminal = Terminal(options, names, lines)
        for what, taken in measure(terminal, names):
            table.row(what, f"{names}, {lines}", duration(statistics.median(taken)), duration(max(taken)), "5 ms")
        terminal.close()


main()
