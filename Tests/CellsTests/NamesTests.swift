import Cells
import Formulas
import Languages
import Matrices
import Testing

/// A network of two tensors, one of them not computed yet.
private struct SmallNetwork: EngineView {
  var names: [String] { ["X", "W1", "Z1", "m", "parameters"] }

  func value(_ name: String) -> EngineValue? {
    switch name {
    case "X":
      .array(NumPyArray(Matrix(shape: Shape(2, 3), rowMajor: [1, 2, 3, 4, 5, 6])))
    case "W1": .array(NumPyArray(Matrix(shape: Shape(1, 2), rowMajor: [0.5, -0.5])))
    case "m": .integer(3)
    case "parameters":
      .dictionary([("W1", NumPyArray(Matrix(shape: Shape(1, 2), rowMajor: [0.5, -0.5])))])
    default: nil
    }
  }

  func isReadByLines(_ name: String) -> Bool { name == "m" }

  func whyAbsent(_ name: String) -> Localized<String>? {
    name == "Z1" ? Localized(en: "forward.1.linear computes Z1", zh: "forward.1.linear 计算 Z1") : nil
  }
}

@Suite("Names of the network in cells")
struct NamesTests {
  private func recording() -> CellRecorder {
    let recording = CellRecorder()
    recording.engine = SmallNetwork()
    return recording
  }

  @Test("A cell reads the network's names and makes its own of them, with one line the first time")
  func reading() {
    let recording = recording()
    recording.run("print(X.shape, W1 @ X, m)\nm = X.shape[1] + 1\nm = m + 1\nprint(m, engine.m)")
    #expect(recording.printed == "(2, 3) [[-1.5 -1.5 -1.5]] 3\n5 3\n")
    #expect(recording.notices == [.ownName("m", linesReadNetworks: true)])
    recording.run("m = 7\nprint(m)\ndel m\nprint(m)")
    #expect(recording.printed == "7\n3\n")
    #expect(recording.notices == [.ownName("m", linesReadNetworks: true)])
  }

  @Test(
    "A name is read once where neither a loop nor a function may read it again",
    arguments: [
      ("x = a + 1", true), ("# for while\nx = a", true), ("s = 'while for'\nx = a", true),
      ("for i in a:\n  pass", true), ("for i in range(3):\n  x = a", false),
      ("while a:\n  pass", false), ("while True:\n  if b:\n    x = a", false),
      ("x = [i for i in a]", true), ("x = [a for i in b]", false),
      ("x = [i for i in b if a]", false), ("def f():\n  return a", false), ("x = a + a", false),
      ("for i in b:\n  pass\nx = a", true), ("for i in b:\n  pass\nelse:\n  x = a", true),
      ("for k in range(2): x = a", false),
    ])
  func readingOnce(cell: String, once: Bool) {
    #expect(CellNames(cell)?.readsOnce("a") == once)
  }

  @Test("The network's tensors are read-only; a copy is the learner's own")
  func writing() {
    let recording = recording()
    let failure = recording.run("W1[0, 0] = 5").failure
    #expect(failure?.name == "ValueError")
    #expect(failure?.message == "assignment destination is read-only")
    #expect(failure?.hint?.en.contains("W = W1.copy()") == true)
    #expect(recording.run("def f(W):\n  W -= 1\nf(W1)").failure?.line == 2)
    recording.run("W1 -= 0.25\nW1[0, 0] = 9\nprint(W1, engine.W1)")
    #expect(recording.printed == "[[ 9.   -0.75]] [[ 0.5 -0.5]]\n")
  }

  @Test("parameters is a new dictionary of copies each time")
  func parameters() {
    let recording = recording()
    recording.run("p = parameters\np['W1'] -= 1\nprint(p, parameters['W1'])")
    #expect(recording.printed == "{'W1': array([[-0.5, -1.5]])} [[ 0.5 -0.5]]\n")
  }

  @Test("A name not computed yet says which stage computes it")
  func absent() {
    let failure = recording().run("print(Z1)").failure
    #expect(failure?.name == "NameError")
    #expect(failure?.hint?.en == "forward.1.linear computes Z1")
    #expect(failure?.column == 7)
  }

  @Test("Variables and functions live on, can be looked at and forgotten")
  func variables() {
    let recording = CellRecorder()
    recording.run("def double(x):\n  'Twice x.'\n  return 2 * x\na = double(4)\n")
    recording.cells.set("v", .array(NumPyArray(row: [1, 2])))
    #expect(recording.run("double(v)").value?.text == "array([2., 4.])")
    #expect(recording.cells.names == ["double", "a", "v"])
    #expect(recording.cells.definition("double")?.documentation == "Twice x.")
    #expect(recording.cells.forget("a"))
    #expect(!recording.cells.forget("a"))
    #expect(recording.run("a").failure?.name == "NameError")
  }
}

@Suite("What cells say besides")
struct NoticesTests {
  @Test("A warning of NumPy's has its line, once")
  func warnings() {
    let recording = CellRecorder()
    recording.run(
      "a = np.zeros(2)\nfor i in range(3):\n  b = np.log(a)\nc = 1 / a\nd = np.exp(1000)\n")
    #expect(
      recording.notices == [
        .warning("divide by zero encountered in log", line: 3),
        .warning("divide by zero encountered in divide", line: 4),
        .warning("overflow encountered in exp", line: 5),
      ])
  }

  @Test("What old notebooks do is accepted, with a note said once")
  func older() {
    let recording = CellRecorder()
    recording.run(
      """
      %matplotlib inline
      a = np.zeros(2, dtype=np.float)
      b = np.zeros(2).astype(np.float)
      a[0] = np.array([5.0])
      print(a, float(np.array([[2.5]])), np.product([2, 3]), np.in1d([1], [1]))
      """)
    #expect(recording.printed == "[5. 0.] 2.5 6 [ True]\n")
    #expect(
      recording.notices == [
        .skipped(line: 1), .oldName("float"), .oneElement, .oldName("product"), .oldName("in1d"),
      ])
  }

  @Test(
    "What is left out is said in a sentence",
    arguments: [
      ("try:\n  x = 1\nexcept ValueError:\n  pass", 1), ("with open('f') as f: pass", 1),
      ("def f():\n  yield 1", 2), ("@property\ndef f(): pass", 1), ("x = 1j", 1),
      ("np.zeros((2, 2, 2))", 1), ("class A:\n  def __add__(self, o): pass", 2),
      ("class B(list): pass", 1), ("np.random.default_rng(1)", 1),
    ])
  func leftOut(text: String, line: Int) {
    let failure = CellRecorder().run(text).failure
    #expect(failure?.name == "NotImplementedError")
    #expect(failure?.line == line)
    #expect(failure?.message.isEmpty == false)
  }

  @Test(
    "What Python and NumPy have and cells have not says so, with what to use in its place",
    arguments: [
      "eval('1')", "open('f')", "locals()", "vars()", "globals()", "exec('1')", "dir()",
      "np.einsum('i', 1)", "np.polyfit([1], [1], 1)", "np.random.RandomState(1)",
      "np.random.multivariate_normal(0, 1)", "np.random.binomial(1, 0.5)", "np.linalg.svd([[1]])",
      "'a'.encode()", "import matplotlib.pyplot as plt\nplt.scatter([1], [2])",
      "import matplotlib.pyplot as plt\nplt.subplots()",
    ])
  func leftOutNames(text: String) {
    let failure = CellRecorder().run(text).failure
    #expect(failure?.name == "NotImplementedError")
    #expect(failure?.message.hasSuffix("is left out here") == true)
    #expect(failure?.hint?.zh.isEmpty == false)
  }

  @Test("A name that is left out may be a variable of one's own")
  func leftOutNameTaken() {
    let recording = CellRecorder()
    recording.run("vars = 1\nopen = [2]\nprint(vars, open)")
    #expect(recording.printed == "1 [2]\n")
  }

  @Test("plt draws what was plotted when it is shown")
  func figures() {
    let recording = CellRecorder()
    recording.run(
      "import matplotlib.pyplot as plt\nplt.plot([3, 2, 1])\nplt.xlabel('i')\nplt.title('cost')\nplt.show()"
    )
    #expect(recording.figures.count == 1)
    #expect(recording.figures.first?.series.first?.y == [3, 2, 1])
    #expect(recording.figures.first?.title == "cost")
    #expect(recording.figures.first?.xLabel == "i")
  }

  @Test("A failure is shown with its line, a caret, the callers and a hint, in both languages")
  func failureText() {
    let text =
      "def layer(A, W):\n    Z = np.dot(W, A)\n    return Z\n\nZ = layer(np.ones((2, 5)),\n          np.ones((4, 3)))\n"
    let failure = CellRecorder().run(text).failure
    #expect(
      failure?.text(.en) == """
        ValueError: shapes (4,3) and (2,5) not aligned: 3 (dim 1) != 2 (dim 0)
          line 2, in layer
              Z = np.dot(W, A)
                  ^^^^^^^^^^^^
          called from line 5: Z = layer(np.ones((2, 5)),
          W is (4, 3), A is (2, 5): the inner sizes must match, 3 and 2
        """)
    #expect(
      failure?.text(.zh) == """
        ValueError: shapes (4,3) and (2,5) not aligned: 3 (dim 1) != 2 (dim 0)
          第 2 行，函数 layer
              Z = np.dot(W, A)
                  ^^^^^^^^^^^^
          由第 5 行调用：Z = layer(np.ones((2, 5)),
          W 是 (4, 3)，A 是 (2, 5)：里面的两个边长要相等，这里是 3 和 2
        """)
  }

  @Test(
    "Hints say how to mend",
    arguments: [
      ("x = 'W' + 1", "str(…)"),
      ("x = None + 1", "return"), ("[1, 2].shape", "np.array"),
      ("if np.ones(2) > 0: pass", ".all()"), ("a = np.array([1])\na += 0.5", ".astype(float)"),
      ("d = {'dW1': 1, 'db1': 2}\nd['dW2']", "dW1"), ("print 5", "brackets"),
      ("def f():\n  x = y\n  y = 1\nf()", "global y"), ("for i in 5: pass", "range"),
      ("np.arange(3)[1.0]", "int("), ("m = 0\nx = 1 / m", "m is 0"),
    ])
  func hints(text: String, part: String) throws {
    let failure = try #require(CellRecorder().run(text).failure)
    #expect(failure.hint?.en.contains(part) == true, "\(failure.text(.en))")
    #expect(failure.hint?.zh.isEmpty == false)
  }
}
