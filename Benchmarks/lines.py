#!/usr/bin/env python3
"""How fast scripts and cells run beside Python itself, in one run: the machines are noisy, ratios are not.

Three scripts of many lines stand beside the same lines compiled and run one by one by python3;
two cells of Tests/CellsTests stand beside python3 with NumPy, each whole process less an empty one.
    python3 Benchmarks/lines.py [--python PYTHON]     (a Python with NumPy)
"""
import argparse, pathlib, subprocess, sys, tempfile, time

root = pathlib.Path(__file__).resolve().parent.parent
program = root / "scripts" / "backstep"
corpus = root / "Tests" / "CellsTests" / "Fixtures" / "Corpus"
byLine = """import sys
space = {}
for line in open(sys.argv[1]): exec(compile(line, "line", "single"), space)
"""


def seconds(*command, times=15):
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        best = min(best, time.perf_counter() - start)
    return best


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--python", default=sys.executable)
    python = options.parse_args().python
    subprocess.run([program, "--version"], check=True, stdout=subprocess.DEVNULL)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        reader, empty, none = folder / "reader.py", folder / "empty.py", folder / "none.bs"
        reader.write_text(byLine)
        empty.write_text("import numpy as np\n")
        none.write_text("")
        print(f"{'lines':12} {'ours/s':>10} {'python/s':>10} {'ratio':>6}")
        for line, count in [("x = 1", 50_000), ("print(1)", 10_000)]:
            script = folder / "script.bs"
            script.write_text(f"{line}\n" * count)
            ours = count / (seconds(program, script, times=3) - seconds(program, none))
            theirs = count / (seconds(python, reader, script, times=3) - seconds(python, reader, none))
            print(f"{line:12} {ours:10,.0f} {theirs:10,.0f} {ours / theirs:6.2f}")
        print(f"{'cell':20} {'ours ms':>8} {'python ms':>10} {'times':>6}")
        for cell in ["16-rows-network", "32-three-layers"]:
            theirCell = folder / "cell.py"
            theirCell.write_text("import numpy as np\n" + (corpus / f"{cell}.py").read_text())
            ours = seconds(program, corpus / f"{cell}.py") - seconds(program, empty)
            theirs = seconds(python, theirCell) - seconds(python, empty)
            print(f"{cell:20} {1e3 * ours:8.0f} {1e3 * theirs:10.0f} {ours / theirs:6.2f}")


main()
