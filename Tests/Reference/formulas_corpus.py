"""Works out the formulas of Tests/FormulasTests/Corpus/*.txt with NumPy, writes what they give.

    python3 Tests/Reference/formulas_corpus.py

A case is `=== what it shows`, the lines typed, `---`, the shape and the rows of the last line's
value. The part below `---` is rewritten. Each case starts with np.random.seed(0). Written with
NumPy 2.4. As the language knows only Double, numbers in arithmetic are made float64 and array
literals float arrays before Python sees them. errors.txt is not ours: it holds sentences.
"""

import ast
import math
import pathlib
import textwrap

import numpy as np

np.seterr(all="ignore")
CORPUS = pathlib.Path(__file__).parent.parent / "FormulasTests" / "Corpus"
SEQUENCES = {"concatenate", "hstack", "vstack"}


class Doubles(ast.NodeTransformer):
    def visit_Subscript(self, node):
        node.value = self.visit(node.value)
        return node

    def visit_Call(self, node):
        node.func = self.visit(node.func)
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for holder in node.args + [keyword.value for keyword in node.keywords]:
            if name in SEQUENCES and isinstance(holder, ast.List):
                holder.elts = [self.visit(element) for element in holder.elts]
        node.args = [self.argument(name, value) for value in node.args]
        for keyword in node.keywords:
            keyword.value = self.argument(name, keyword.value)
        return node

    def argument(self, name, value):
        return value if name in SEQUENCES and isinstance(value, ast.List) else self.visit(value)

    def visit_List(self, node):
        return call("float_array", node)

    def visit_BinOp(self, node):
        node.left, node.right = self.double(node.left), self.double(node.right)
        return node

    def visit_UnaryOp(self, node):
        node.operand = self.visit(node.operand)
        return node

    def double(self, node):
        visited = self.visit(node)
        return call("float64", visited) if isinstance(visited, ast.Constant) else visited


def call(name, argument):
    return ast.Call(ast.Name(name, ast.Load()), [argument], [])


def names():
    found = {name: getattr(np, name) for name in dir(np) if callable(getattr(np, name))}
    found |= {name: getattr(np.random, name) for name in ("rand", "randn", "random", "permutation", "seed")}
    found |= dict(np=np, numpy=np, norm=np.linalg.norm, pi=np.pi, e=np.e, inf=np.inf, nan=np.nan)
    found |= dict(newaxis=None, float=float, int=int, bool=bool, len=len)
    found["float_array"] = lambda values: np.array(values, dtype=float)
    found["sigmoid"] = lambda z: 1 / (1 + np.exp(-np.asarray(z, dtype=float)))
    found["relu"] = lambda z: np.maximum(z, 0.0)
    found["leakyrelu"] = lambda z, slope=0.01: np.where(z > 0, z, slope * z)
    found["erf"] = np.vectorize(math.erf, otypes=[float])
    found["gelu"] = np.vectorize(lambda z: z * math.erfc(-z / math.sqrt(2)) / 2, otypes=[float])
    found["silu"] = lambda z: z / (1 + np.exp(-np.asarray(z, dtype=float)))
    found["elu"] = lambda z, slope=1: np.where(z > 0, z, slope * np.expm1(np.minimum(z, 0)))
    found["softplus"] = lambda z: np.logaddexp(0, np.asarray(z, dtype=float))
    found["softmax"] = softmax
    return found


def softmax(z, axis=0):
    powers = np.exp(z - np.max(z, axis=axis, keepdims=True))
    return powers / np.sum(powers, axis=axis, keepdims=True)


def value(source):
    np.random.seed(0)
    tree = ast.fix_missing_locations(Doubles().visit(ast.parse(textwrap.dedent(source))))
    scope = names()
    *before, last = tree.body
    exec(compile(ast.Module(before, []), "case", "exec"), scope)
    if isinstance(last, ast.Expr):
        return eval(compile(ast.Expression(last.value), "case", "eval"), scope)
    exec(compile(ast.Module([last], []), "case", "exec"), scope)
    target = last.targets[0] if isinstance(last, ast.Assign) else last.target
    while isinstance(target, ast.Subscript):
        target = target.value
    return scope[target.id]


def shown(result):
    if result is None:
        return "nothing\n"
    if isinstance(result, str):
        return f"text {result}\n"
    kind = "tuple " if isinstance(result, tuple) else ""
    array = np.asarray(result, dtype=float)
    rows = array.reshape(1, -1) if array.ndim < 2 else array
    lines = [" ".join(repr(float(number)) for number in row) for row in rows]
    return kind + str(array.shape) + "\n" + "".join(line + "\n" for line in lines)


def rewrite(path):
    head, *cases = path.read_text().split("=== ")
    written = [head]
    for case in cases:
        name, rest = case.split("\n", 1)
        source = rest.split("---\n")[0]
        try:
            expected = shown(value(source))
        except Exception as error:
            raise SystemExit(f"{path.name}: {name}: {error!r}")
        written.append(f"=== {name}\n{source}---\n{expected}\n")
    path.write_text("".join(written).rstrip("\n") + "\n")


for path in sorted(CORPUS.glob("*.txt")):
    if path.name != "errors.txt":
        rewrite(path)
