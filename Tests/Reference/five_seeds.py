"""Runs a lesson's blocks with its seeds replaced by five others: does what its text says of numbers still hold?

    python3 Tests/Reference/five_seeds.py lessons/17-learning-rate-decay.md [MORE.md …]
        [--program scripts/backstep] [--seeds 1-5] [--fixed data,split] [--all]

Each line is one `expect` of the lesson: what is expected, then what it comes to with each seed (`seed N`,
`seed=N` and `np.random.seed(N)` all become the seed; where a lesson sets none it is set at the start;
--fixed names the commands whose seeds stay). A check block with commands of its own runs apart, as in
`lessons check`: what it does is gone after it. Numbers that no seed moves are left out unless --all.
Exercises are passed over, so what they rewrite is the engine's. The judgement is the reader's: a text may
name its own numbers, but what it concludes from them has to hold in every column, or it says in how many.
"""

import argparse
import json
import os
import pathlib
import re
import subprocess
import tempfile

SEEDED = re.compile(r"(\bseed[ =]|random\.seed\()\s*\d+")
ROOT = pathlib.Path(__file__).parent.parent.parent


def blocks(path):
    """The lesson's blocks in their order: whether one is a check, and its lines with their numbers."""
    fence, held = None, []
    for number, line in enumerate(path.read_text().split("\n"), 1):
        if not line.startswith("```"):
            held.append((number, line))
        elif fence is None:
            fence, held = line[3:].strip() or "plain", []
        else:
            if re.fullmatch(r"(backstep|python) (run|run quiet|type|check)", fence):
                # An empty line ends a cell of Python.
                yield fence.endswith("check"), held + [(number, "")]
            fence = None


def measured(line):
    """What an `expect` is about and what it expects, or None for every other command."""
    if not line.startswith("expect ") or line.startswith("expect shape"):
        return None
    subject = re.sub(r" tol=\S+$", "", line[len("expect "):])
    for sign in (" ~ ", " <= ", " >= ", " < ", " > "):
        left, found, right = subject.partition(sign)
        if found and left.count("(") == left.count(")"):
            return left, f"{sign.strip()} {right}"
    return subject, "holds"


def script(held, seed, fixed):
    """The lines to run, and for the place of each measurement its line, subject and expectation."""
    lines, places = [] if "seed" in fixed else [f"seed {seed}"], {}
    for number, line in held:
        found = measured(line)
        if found:
            lines.append(f"show {found[0]}")
            places[len(lines)] = (number, *found)
        elif line.split() and line.split()[0] in fixed:
            lines.append(line)
        elif not line.startswith("expect"):
            lines.append(SEEDED.sub(lambda match: f"{match[1]}{seed}", line))
    return lines, places


def shown(result):
    """A result as one short word."""
    if "value" in result:
        return format(result["value"], ".4g") if isinstance(result["value"], (int, float)) else str(result["value"])
    rows = result.get("values", [])
    values = [value for row in rows for value in (row if isinstance(row, list) else [row])]
    return " ".join(format(value, ".4g") if value is not None else "nan" for value in values[:4]) or "-"


def answers(held, seed, program, fixed):
    """By place: what its expectation is about, what it expects, what came."""
    lines, places = script(held, seed, fixed)
    with tempfile.TemporaryDirectory() as state:
        environment = dict(os.environ, XDG_STATE_HOME=state)
        answer = subprocess.run([program, "--no-config", "--format", "json", "-"], input="\n".join(lines) + "\n",
                                capture_output=True, text=True, env=environment, check=False)
    found = {}
    for record in map(json.loads, answer.stdout.splitlines()):
        if record.get("line") in places and record.get("ok"):
            found[places[record["line"]]] = shown(record["result"])
        if record.get("ok") is False:
            print(f"  seed {seed} stopped: {json.dumps(record, ensure_ascii=False)[:200]}")
    return found


def run(path, seed, program, fixed):
    """All measurements of a lesson: together where checks only look, apart where they do something."""
    together, found = [], {}
    for is_check, held in blocks(path):
        if is_check and any(line and not line.startswith(("expect", "#")) for _, line in held):
            kept = [(number, line) for number, line in together if not line.startswith("expect")]
            found |= answers(kept + held, seed, program, fixed)
        else:
            together += held
    return dict(sorted((found | answers(together, seed, program, fixed)).items()))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("lessons", nargs="+", type=pathlib.Path)
    parser.add_argument("--program", default=str(ROOT / "scripts" / "backstep"))
    parser.add_argument("--seeds", default="1-5")
    parser.add_argument("--fixed", default="")
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    fixed = set(options.fixed.split(","))
    first, last = (int(part) for part in options.seeds.split("-"))
    for path in options.lessons:
        print(path.name)
        columns = [run(path, seed, options.program, fixed) for seed in range(first, last + 1)]
        for place in columns[0]:
            row = [column.get(place, "?") for column in columns]
            if options.all or len(set(row)) > 1:
                number, subject, expected = place
                print(f"  {number}: {subject} {expected}: {' | '.join(row)}")


if __name__ == "__main__":
    main()
