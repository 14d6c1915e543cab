#!/usr/bin/env python3
"""How cost grows: each quantity is doubled several times, all else stays.

    exp.    of the time: the slope through all sizes on logarithmic axes; 1 doubles with the size, 2 takes four times
    arith.  the same slope for what must be done at least: multiplications of an iteration, iterations that are run,
            numbers or lines that are shown
    memory  what the program holds more at the largest size than at the smallest, and that for each one of the size

A last row reads MNIST's 60,000 pictures raw, 28 by 28 bytes each, and trains on a mini-batch of them; what the program
holds then must be at most 1.2 times the numbers in the precision of training and 100 MB.

Nothing may grow faster than its arithmetic: a row whose exponent is more than 0.15 above it ends in `<`, and the report
then ends with status 1. Costs that stay the same make an exponent smaller than the arithmetic's: that is no fault.
"""
import math
import random
import struct
import sys
import tempfile

from measuring import Shell, Table, arguments, build, duration

DATA = ["data digits", "set batch=64 threads=1 shuffle=off"]
TOY = ["data moons n=100 seed=1", "net 8 tanh, 1 sigmoid", "set threads=1"]
TRAIN = "train 20 iterations"


def slope(points):
    """Of a straight line through (x, y), both taken as logarithms."""
    logs = [(math.log(x), math.log(max(y, 1e-9))) for x, y in points]
    mean_x, mean_y = (sum(values) / len(logs) for values in zip(*logs))
    return sum((x - mean_x) * (y - mean_y) for x, y in logs) / sum((x - mean_x) ** 2 for x, _ in logs)


def doubled(first, times=3):
    return [first << time for time in range(times + 1)]


def size(count):
    """380 B, 1.2 kB, 30 MB."""
    for unit, of in (("MB", 1 << 20), ("kB", 1 << 10), ("B", 1)):
        if count >= of or unit == "B":
            return f"{max(0, count) / of:.3g} {unit}"


class Growth:
    """A quantity: `lines` of a size set the stage, `line` is timed, `undo` is carried out before each time."""

    def __init__(self, name, sizes, lines, line, work=lambda n: n, undo=None, is_training=False):
        self.name, self.sizes, self.lines, self.line, self.work = name, sizes, lines, line, work
        self.undo, self.is_training = undo, is_training

    def measure(self, n, options):
        """The least seconds, and the bytes held afterwards."""
        with Shell(options, self.lines(n)) as shell:
            return min(self.once(shell, n) for _ in range(options.pairs)), shell.memory() * 1024

    def once(self, shell, n):
        if self.undo:
            shell.ask(self.undo)
        return shell.ask(self.line(n))["seconds"] if self.is_training else shell.seconds(self.line(n))

    def report(self, table, options):
        taken = [self.measure(n, options) for n in self.sizes]
        seconds, held = zip(*taken)
        exponent, arithmetic = slope(zip(self.sizes, seconds)), slope((n, self.work(n)) for n in self.sizes)
        (first, last), more = (self.sizes[0], self.sizes[-1]), held[-1] - held[0]
        is_faster = exponent > arithmetic + 0.15
        table.row(self.name, f"{first}-{last}", duration(seconds[0]), duration(seconds[-1]), f"{exponent:.2f}",
                  f"{arithmetic:.2f}" + (" <" if is_faster else "  "), size(more), size(more / (last - first)))
        return not is_faster


def products(layers, batch):
    """Multiplications of an iteration: forward, dW, and dA of every layer but the first."""
    return sum(batch * a * b * (3 if index else 2) for index, (a, b) in enumerate(zip(layers, layers[1:])))


def layers(count, width):
    return "net " + f"{width} relu, " * count + "10 softmax"


def training():
    yield Growth("width of two layers", doubled(128), lambda n: [*DATA, layers(2, n), TRAIN], lambda _: TRAIN,
                 lambda n: products([64, n, n, 10], 64), is_training=True)
    yield Growth("layers, 64 wide", doubled(4), lambda n: [*DATA, layers(n, 64), TRAIN], lambda _: TRAIN,
                 lambda n: products([64] * (n + 1) + [10], 64), is_training=True)
    yield Growth("mini-batch", doubled(128), lambda n: [*DATA, layers(2, 64), f"set batch={n}", TRAIN],
                 lambda _: TRAIN, is_training=True)
    yield Growth("examples of an epoch", doubled(4096),
                 lambda n: [f"data moons n={n}", "set batch=64", "net 32 relu, 1 sigmoid", "train 1 iterations"],
                 lambda _: "train 1 epochs", undo="reset", is_training=True)
    yield Growth("iterations trained", doubled(10_000), lambda _: TOY, lambda n: f"train {n} iterations", undo="reset")


def trained(n):
    return [*TOY, f"train {n} iterations"]


def edited(n):
    return TOY + ["train 1 iterations", "W1 = W1 * 0.999"] * n


def past():
    yield Growth("goto, on to an iteration", doubled(10_000), lambda _: TOY, lambda n: f"goto {n}", undo="reset")
    yield Growth("back, in a run so long", doubled(10_000), trained, lambda _: "back 1 iteration",
                 lambda _: 1, undo="goto end")
    yield Growth("goto the middle of it", doubled(10_000), trained, lambda n: f"goto {n // 2}",
                 lambda _: 1, undo="goto end")
    yield Growth("goto start, over edits", doubled(500), edited, lambda _: "goto start", lambda _: 1, undo="goto end")
    yield Growth("goto end, over edits", doubled(500), edited, lambda _: "goto end", undo="goto start")
    yield Growth("an edit, after so many", doubled(500), edited, lambda _: "W1 = W1 + 0.001", lambda _: 1)


def wide(n):
    return [*DATA, layers(1, n), "step iteration"]


def looking():
    yield Growth("show W1, units", doubled(256), wide, lambda _: "show W1")
    yield Growth("step, units", doubled(256), wide, lambda _: "step 2 stages", undo="goto 1")
    yield Growth("why dW1[0, 0], units", doubled(256), wide, lambda _: "why dW1[0, 0]")
    yield Growth("why Z2[0, 0], units", doubled(256), wide, lambda _: "why Z2[0, 0]")
    yield Growth("shapes, layers", doubled(8), lambda n: [*DATA, layers(n, 8)], lambda _: "shapes")
    yield Growth("plan, layers", doubled(8), lambda n: [*DATA, layers(n, 8)], lambda _: "plan")
    yield Growth("plot cost, iterations", doubled(10_000), trained, lambda _: "plot cost")
    yield Growth("plot boundary, examples", doubled(1000),
                 lambda n: [f"data moons n={n}", "net 8 tanh, 1 sigmoid", "train 1 iterations"],
                 lambda _: "plot boundary")


def session():
    yield Growth("runs, after so many", doubled(50), lambda n: TOY + ["train 1 iterations", "reset"] * n,
                 lambda _: "runs")
    yield Growth("a line, after so many", doubled(2000), lambda n: ["1 + 1"] * n, lambda _: "1 + 1", lambda _: 1)
    yield Growth("a formula, variables", doubled(500), lambda n: [f"v{i} = {i}" for i in range(n)],
                 lambda _: "v1 + v2", lambda _: 1)
    yield Growth("training, breakpoints", doubled(10), lambda n: TOY + ["break J < -1"] * n,
                 lambda _: "train 100 iterations", is_training=True)


def write_pictures(folder, count):
    """Files as MNIST's are called and laid out, with bytes drawn at random."""
    draw = random.Random(1)
    with open(f"{folder}/train-images-idx3-ubyte", "wb") as file:
        file.write(struct.pack(">IIII", 0x803, count, 28, 28))
        file.write(draw.randbytes(count * 784))
    with open(f"{folder}/train-labels-idx1-ubyte", "wb") as file:
        file.write(struct.pack(">II", 0x801, count) + bytes(i % 10 for i in range(count)))
    return f"{folder}/train-images-idx3-ubyte"


def hold_pictures(options, precision, count=60_000):
    """Prints what the program holds; whether that is little enough."""
    with tempfile.TemporaryDirectory() as folder:
        lines = [f"data {write_pictures(folder, count)}", "net 64 relu, 10 softmax",
                 f"set batch=64 threads=1 precision={precision}"]
        with Shell(options, lines[:0]) as shell:
            taken = [shell.seconds(line) for line in lines]
            training = shell.ask("train 100 iterations")["seconds"]
            held, most = (shell.memory(what) * 1024 for what in ("VmRSS", "VmHWM"))
    allowed = 1.2 * count * 784 * (4 if precision == "float32" else 8) + 100e6
    print(f"{count} pictures, {precision}: read in {duration(taken[0])}, 100 mini-batches in {duration(training)}; "
          f"holds {size(held)} of {size(allowed)} allowed, {size(most)} at most" + (" <" if held > allowed else ""))
    return held <= allowed


def main():
    parser = arguments(__doc__, pairs=5)
    parser.add_argument("--only", default="", help="only the rows with this text in their name")
    options = parser.parse_args()
    build(options)
    table = Table(("what grows", -24), ("from-to", 11), ("first", 7), ("last", 7), ("exp.", 5), ("arith.", 7),
                  ("memory", 7), ("each", 7))
    rows = [row for part in (training, past, looking, session) for row in part() if options.only in row.name]
    fits = [row.report(table, options) for row in rows]
    if options.only in "pictures":
        fits += [hold_pictures(options, precision) for precision in ("float64", "float32")]
    sys.exit(0 if all(fits) else 1)


main()
