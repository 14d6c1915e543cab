import Formulas
import TestSupport
import Testing

/// Every function of the formula language, in every form in which it may be called, in an exported
/// program: a real Python comes to the numbers that the session showed.
@Suite(
  "Functions in twins",
  .enabled(if: Python.hasNumPy, Comment(rawValue: Python.absence)))
struct TwinFunctionTests {
  private static let start = [
    "seed 2", "A = [[1, 2, 3], [4, 5, 6.5]]", "B = [[0.5, 1, 2], [3, 1, 1]]",
    "S = [[2, 1], [1, 3]]",
    "v = [3, 1, 2]", "w = [0.5, 2, 1]", "n = 2", "k = 3", "p = 0.25", "s = (3, 2)",
  ]

  /// Of functions of one array, elementwise or not: both ways to say it.
  private static func unary(_ names: String, _ value: String = "A", by name: String) -> [String] {
    names.split(separator: " ").flatMap {
      ["\($0)(\(value))", "\($0)(\(name)=\(value))", "\($0)([1, 2])", "\($0)(p)"]
    }
  }

  private static func binary(_ names: String) -> [String] {
    names.split(separator: " ").flatMap {
      ["\($0)(A, B)", "\($0)(b=B, a=A)", "\($0)(A, 2)", "\($0)([2, 4], [1, 3])", "\($0)(n, k)"]
    }
  }

  private static func reductions(_ names: String) -> [String] {
    names.split(separator: " ").flatMap {
      [
        "\($0)(A)", "\($0)(A, 0)", "\($0)(A, axis=1)", "\($0)(A, 1, True)", "\($0)(a=A, axis=0)",
        "\($0)(A, axis=1, keepdims=True)", "\($0)([1, 2, 3])", "\($0)(A, keepdims=True)",
      ]
    }
  }

  private static let forms: [String] =
    unary(
      "abs absolute fabs negative exp exp2 expm1 log log2 log10 log1p sqrt square cbrt reciprocal "
        + "sin cos tan arctan sinh cosh tanh floor ceil trunc rint sign erf sigmoid relu gelu silu "
        + "softplus isnan isinf isfinite logical_not float64 float32 int64 int32", by: "x")
    + unary("arcsin arccos", "B / 4", by: "x").filter { !$0.contains("[1, 2]") }
    + binary(
      "add subtract multiply divide true_divide floor_divide mod remainder power maximum minimum "
        + "fmax fmin arctan2 hypot logaddexp less less_equal greater greater_equal equal not_equal "
        + "logical_and logical_or logical_xor")
    + reductions(
      "sum mean prod max amax min amin median argmax argmin all any var std count_nonzero")
    + ["var", "std"].flatMap { ["\($0)(A, ddof=1)", "\($0)(A, 0, 1)", "\($0)(A, axis=0, ddof=1)"] }
    + ["cumsum", "cumprod", "sort", "argsort"].flatMap {
      ["\($0)(A)", "\($0)(A, 0)", "\($0)(A, axis=1)", "\($0)(a=v)", "\($0)([3, 1, 2])"]
    }
    + [
      "average(A)", "average(A, 1)", "average(v, 0, w)", "average(v, weights=w)",
      "average(A, axis=1, weights=[1, 2, 1])", "average(A, axis=0, keepdims=True)",
      "norm(A)", "norm(v, 1)", "norm(A, axis=0)", "norm(x=v, ord=2)",
      "norm(A, axis=1, keepdims=True)",
      "softmax(A)", "softmax(z=A)", "softmax(A, axis=1)", "softmax(A, 1)", "softmax(v)",
      "leakyrelu(-A)", "leakyrelu(-A, 0.2)", "leakyrelu(-A, slope=0.2)", "leakyrelu(x=-A)",
      "elu(-A)", "elu(-A, 0.5)", "elu(-A, slope=0.5)",
      "round(A / 3)", "round(A / 3, 1)", "round(A / 3, decimals=1)", "round(x=A / 3)",
      "round(2.567, 1)",
      "round(2.567, decimals=1)", "around(A / 3)", "around(A / 3, 2)", "around(A / 3, decimals=2)",
      "clip(A, 2, 4)", "clip(A, 2)", "clip(A, a_max=4)", "clip(A, a_min=2)",
      "clip(a=A, a_min=2, a_max=4)",
      "where(A > 2, A, 0)", "where(condition=A > 2, x=A, y=B)", "where(A > 2, 1, [5, 6, 7])",
      "allclose(A, A)", "allclose(A, B, 1, 1)", "allclose(A, B, rtol=0.1)",
      "allclose(a=A, b=B, atol=9)",
      "isclose(A, B)", "isclose(A, B, 0.1, 1)", "isclose(A, B, atol=1)", "array_equal(A, A)",
      "array_equal(a=A, b=B)",
      "zeros(3)", "zeros(2, 3)", "zeros((2, 3))", "zeros([2, 3])", "zeros(n, k)", "zeros(A.shape)",
      "zeros(s)", "zeros((2, 3), float)", "zeros((n, k), dtype=float)", "ones(3)", "ones(2, 3)",
      "ones((n, k))", "ones(n, 3, dtype=int)", "sum(0 * empty(2, 3))", "sum(0 * empty((2, 3)))",
      "zeros_like(A)", "ones_like(A)", "ones_like(a=A, dtype=int)", "0 * empty_like(A)",
      "full((2, 3), 4)", "full(3, 0.5)", "full([2, 3], 4)", "full(A.shape, p)", "full(s, 7)",
      "full(shape=(2, 2), fill_value=1, dtype=float)", "full_like(A, 2)", "full_like([1, 2], 0.5)",
      "full_like(arange(3), 0.5)", "full_like(a=A, fill_value=p)",
      "eye(3)", "eye(2, 3)", "eye(3, k=1)", "eye(2, 3, 1)", "eye(N=2, M=3)", "identity(3)",
      "identity(n)",
      "arange(4)", "arange(1, 4)", "arange(0, 1, 0.25)", "arange(start=1, stop=4)",
      "arange(5, step=2)",
      "arange(start=3)", "arange(1, stop=6, step=2)",
      "linspace(0, 1)", "linspace(0, 1, 5)", "linspace(start=0, stop=1, num=3)",
      "linspace(0, 1, num=n)",
      "reshape(A, 3, 2)", "reshape(A, (3, 2))", "reshape(A, [3, 2])", "reshape(A, -1)",
      "reshape(A, 6)",
      "reshape(A, s)", "reshape(A, B.shape)", "reshape(A, -1, n)", "reshape(v, 1, 3)",
      "np.reshape(A, 3, 2)",
      "A.reshape(3, 2)", "A.reshape((3, 2))", "A.reshape([3, 2])", "A.reshape(-1)",
      "shape(A)", "size(A)", "ndim(A)", "len(A)", "shape(n)", "size(n)", "ndim(n)", "len([1, 2])",
      "ravel(A)", "flatten(A)", "ravel(a=A)", "ravel(n)", "squeeze([[1, 2]])",
      "squeeze([[1, 2]], 0)",
      "squeeze([[1, 2]], axis=0)", "transpose(A)", "transpose(a=A)", "expand_dims(v, 0)",
      "expand_dims(v, axis=1)", "diag(v)", "diag(S)", "diag(v=v)", "diag([1, 2])",
      "concatenate([A, B])", "concatenate((A, B), 1)", "concatenate([A, B], axis=1)",
      "vstack([v, w])",
      "vstack((A, B))", "hstack([A, B])", "hstack((v, w))", "append(v, 4)", "append(v, [4, 5])",
      "append(A, B, 0)", "append(A, B, axis=1)", "append(arr=v, values=w)",
      "dot(A, B.T)", "dot(v, w)", "dot(a=A, b=v)", "matmul(A, B.T)", "matmul(S, [1, 2])",
      "outer(v, w)",
      "outer(a=v, b=[1, 2])", "trace(S)", "trace(a=S)",
      "float(2)", "float(n)", "int(2.7)", "int(p)", "bool(2)", "bool(0)", "item([5])", "item(n)",
      "item(x=[5])",
      "copy(A)", "copy(n)", "copy(a=A)", "asarray(A)", "asarray([1, 2])",
      "asarray(a=A, dtype=float)",
      "array([1, 2])", "array(A)", "array([1.5, 2], dtype=int)", "array(object=A)",
      "array(A, float)",
      "array([[1, 2]], copy=True)", "astype(A, int)", "astype(a=A, dtype=bool)",
      "astype([1.5], int)",
      "np.zeros((2, 3))", "np.sum(A, axis=0)", "np.random.rand(2)",
    ]
    + ["rand", "randn", "random", "random_sample", "standard_normal"].flatMap {
      [
        "\($0)()", "\($0)(3)", "\($0)(2, 3)", "\($0)((2, 3))", "\($0)([2, 3])", "\($0)(n, k)",
        "\($0)(s)", "\($0)(A.shape)", "\($0)(*A.shape)", "\($0)(n * k)",
      ]
    }
    + [
      "uniform()", "uniform(1, 2)", "uniform(1, 2, 3)", "uniform(1, 2, (2, 3))",
      "uniform(size=(2, 3))",
      "uniform(low=1, high=2, size=n)", "uniform(size=A.shape)", "normal()", "normal(1, 2)",
      "normal(0, 1, (2, 3))", "normal(scale=0.5, size=3)", "normal(loc=1, scale=2, size=[2, 2])",
      "permutation(5)", "permutation(n)", "permutation(v)", "permutation(x=4)",
    ]
    + [
      "A.sum()", "A.sum(0)", "A.sum(axis=1, keepdims=True)", "A.sum(1, True)", "A.mean(0)",
      "A.max()",
      "A.min(1)", "A.argmax(1)", "A.argmin()", "v.argsort()", "A.astype(int)", "A.clip(2, 4)",
      "A.clip(2)",
      "A.clip(a_max=4)", "A.copy()", "A.cumsum(0)", "A.cumprod(1)", "A.dot(B.T)",
      "A.dot([1, 2, 3])",
      "A.flatten()", "v[0].item()", "A.prod()", "A.ravel()", "A.round(0)", "A.std(ddof=1)",
      "A.std(0)",
      "A.squeeze()", "S.trace()", "A.transpose()", "A.var(axis=0)", "(A > 2).all()",
      "(A > 2).any(0)",
      "n.sum()", "p.round(1)", "n.item()", "n.shape", "p.ndim", "n.size", "n.T", "[1, 2].sum()",
    ]

  @Test("Every function is among them")
  func namesAll() {
    let called = Set(
      Self.forms.flatMap { form in
        form.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
      })
    // What these two do is told otherwise: a file's numbers, where the stream begins.
    let missing = Set(FunctionTable.names).subtracting(called).subtracting(["load", "seed"])
    #expect(missing.isEmpty, "\(missing.sorted())")
  }

  @Test("Every form that the language takes comes to the same under Python")
  func provesForms() throws {
    let folder = try TemporaryFolder()
    let session = ScriptedSession()
    for line in Self.start { session.json(line) }
    var taken: [String] = []
    for form in Self.forms {
      let line = "r\(taken.count) = \(form)"
      if session.json(line).contains("\"ok\":true") { taken.append(form) }
    }
    session.json("seed(seed=7)")
    session.json("last = rand(2)")
    let refused = Set(Self.forms).subtracting(taken)
    #expect(refused.count < 40, "\(refused.sorted())")
    let file = "\(folder.path)/twin.py"
    let told = session.json("export \(file)")
    try #require(told.contains("\"ok\":true"), "\(told)")
    for python in Python.all {
      let ending = try Python.run([file], by: python)
      #expect(ending.status == 0, "\(python): \(ending.output.suffix(800))")
    }
  }

  @Test(
    "Lines that name a text, a module that was not imported, or sizes, run in a twin",
    arguments: [
      "s = \"中文\"\nss = [s, s]\nx = 1", "l = [1, \"a\"]\nl[0]\nx = 2", "l = [\"a\"]\nl[0]\nx = 3",
      "names = [\"lr\", \"mom\"]\nx = 1", "tic = time.time()\nx = 1", "y = math.sqrt(2) + math.pi",
      "tic = time.perf_counter()\nd = time.monotonic() > 0\nx = 5",
      "y = math.floor(2.5)\nz = y + 1",
      "z = [math.exp(1), 2]\nx = z[0]", "def f(a):\n  return math.log(a)\n\ny = f(2)",
      "import time as tt\nq = tt.time()\nx = 2", "a = np.arange(6)\nb = reshape(a, 2, 3)",
      "r = random.random()\nx = 4", "random.seed(3)\nx = 4",
    ])
  func provesWords(lines: String) throws {
    let folder = try TemporaryFolder()
    let session = ScriptedSession()
    for line in ["seed 2", "data moons n=60", "net 4 tanh, 1 sigmoid"] { session.json(line) }
    let script = try folder.write(lines + "\n", to: "a.bs")
    guard session.json("run \(script)").contains("\"ok\":true") else { return }
    let file = "\(folder.path)/twin.py"
    let told = session.json("export \(file)")
    try #require(told.contains("\"ok\":true"), "\(told)")
    for python in Python.all {
      let ending = try Python.run([file], by: python)
      #expect(ending.status == 0, "\(lines): \(ending.output.suffix(800))")
    }
  }
}
