"""Works out with Python and NumPy what small cells print, for Tests/CellsTests.

Run with Python 3.11 and NumPy 2.4: python3 Tests/Reference/cells_expectations.py
Each cell of cells.txt stands between lines of dashes; a cell that fails gives its exception's name,
message and innermost line.
"""
import contextlib
import io
import json
import pathlib
import traceback
import warnings

import numpy as np

HERE = pathlib.Path(__file__).parent
FIXTURES = HERE.parent / "CellsTests" / "Fixtures"


def run(text):
    printed = io.StringIO()
    scope = {"np": np, "__name__": "__main__"}
    np.random.seed(0)
    np.set_printoptions(precision=8, suppress=False, threshold=1000, edgeitems=3, linewidth=75)
    result = {"cell": text}
    try:
        with contextlib.redirect_stdout(printed), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            exec(compile(text, "<cell>", "exec"), scope)
    except SyntaxError as error:
        result["error"] = {"name": type(error).__name__, "line": error.lineno, "message": error.msg}
    except Exception as error:
        lines = [f.lineno for f in traceback.extract_tb(error.__traceback__) if f.filename == "<cell>"]
        name = type(error).__name__
        # NumPy's own subclasses of Python's exceptions read as these.
        name = {"UFuncTypeError": "TypeError", "_UFuncOutputCastingError": "TypeError",
                "_UFuncNoLoopError": "TypeError", "UFuncOutputCastingError": "TypeError"}.get(name, name)
        result["error"] = {"name": name, "line": lines[-1], "message": str(error)}
    result["printed"] = printed.getvalue()
    return result


cells = (HERE / "cells.txt").read_text().split("\n--------\n")
FIXTURES.mkdir(parents=True, exist_ok=True)
results = [run(cell.strip("\n") + "\n") for cell in cells]
(FIXTURES / "expectations.json").write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n")
print(len(results), "cells,", sum("error" in r for r in results), "fail")
