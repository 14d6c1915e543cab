import TestSupport
import Testing

/// Cells in exported programs that change what they have got, or that the session refused: run by a
/// real Python.
@Suite(
  "Twins of cells",
  .enabled(if: Python.hasNumPy, Comment(rawValue: Python.absence)))
struct TwinCellTests {
  private func prove(_ session: ScriptedSession, least: Int = 1) throws {
    let folder = try TemporaryFolder()
    let file = "\(folder.path)/twin.py"
    let told = session.json("export \(file)")
    try #require(told.contains("\"ok\":true"), "\(told)")
    for python in Python.all {
      let ending = try Python.run([file], by: python)
      let text = try folder.read("twin.py").suffix(1500)
      #expect(ending.status == 0, "\(python): \(ending.output.suffix(800))\n\(text)")
      #expect(!ending.output.hasPrefix("0 "))
    }
  }

  @Test(
    "No change of what was read goes to the network",
    arguments: [
      ["q = parameters; q['b1'] += 1", "b1", "q['b1'][0] = 7", "b1"],
      ["q = parameters.copy()", "q['b1'] += 2", "b1"],
      ["q = dict(parameters); q['W1'] *= 2", "W1", "train 1", "J"],
      ["step 9", "g = grads; g['dW2'] *= 2", "dW2", "step 5"],
      ["for k, v in parameters.items(): v += 1", "b1"],
      ["q = parameters; q['b1'] += 1; s = parameters['b1'].sum()", "s"],
      ["parameters['b1'] += 5", "parameters['b1']", "b1", "train 1", "b1"],
      [
        "def f(p): p['b1'] += 1; return p", "s = f(parameters)['b1'].sum() + parameters['b1']",
        "b1",
      ],
      [
        "def look():\n    return parameters['b1'].sum()\n", "a = look()", "train 5", "b = look()",
        "parameters = {'b1': np.ones(3)}", "c = look()", "net 2 tanh, 1 sigmoid", "d = look()",
      ],
      ["W = W1\nW += 1\n", "W1", "W"], ["W = W1", "w = W1[0]", "W += 1\nw *= 3\n", "W1", "w"],
      ["a = np.zeros(3)", "b = a", "b[1] = 4\nb += 2\n", "a", "b"],
      ["l = [W1, b1]; d = {'w': W2}", "u = d['w']\nu *= 2\n", "W2", "u", "train 1", "J"],
      ["set precision=float32", "q = parameters; q['W1'] += 0.1; z = q['W1'].sum()", "z", "W1"],
    ])
  func keepsNetwork(lines: [String]) throws {
    let session = ScriptedSession()
    for line in ["data moons n=20", "net 3 tanh, 1 sigmoid", "train 3"] + lines {
      session.type(line)
    }
    try prove(session)
  }

  @Test(
    "The stream of one's own numbers goes on behind commands that draw from it",
    arguments: [
      ["np.random.seed(3)", "show np.random.rand()", "s = np.random.rand()", "s"],
      ["np.random.seed(3)", "expect np.random.rand() ~ 0.5 tol=1", "s = np.random.randn(2)", "s"],
      ["show np.random.randn()", "s = np.random.randn(2)", "s"],
      ["set batch=5", "np.random.seed(3)", "bug start", "bug stop", "s = np.random.randn(2)", "s"],
    ])
  func keepsStream(lines: [String]) throws {
    let session = ScriptedSession()
    for line in ["data moons n=20", "net 3 tanh, 1 sigmoid"] + lines { session.type(line) }
    try prove(session)
  }

  @Test(
    "Cells that were refused, or stopped at what is left out",
    arguments: [
      "x = 2\ny = (3\n", "try:\n    x = 2\nexcept Exception:\n    x = 3\n",
      "x = 5\nimport os\nx = 7\n", "x = 5\nwith open('a') as f:\n    x = 7\n",
      "x = 5\ny = np.linalg.svd(np.zeros((2, 2)))\nx = 7\n", "x = 6\nprint(eval('3'))\nx = 7\n",
      "for i in range(3):\n    x += 1\n    if i == 1: import sys\n", "x = 6\ny = nothing\nx = 7\n",
      "def f():\n    import os\n    return 3\nx = 3\nf()\nx = 9\n", "x = 3; np.fft.fft([1]); x = 4",
      "def g(d):\n    d['k'] = 5\n    import os\nd = {}\ng(d)\nx = 9\n",
    ])
  func comesAsFar(cell: String) throws {
    let session = ScriptedSession()
    session.type("x = 1")
    session.type(cell)
    session.type("x + 1")
    if cell.contains("d[") { session.type("y = d['k']") }
    try prove(session)
  }

  @Test(
    "What Python's own numbers would refuse, and NumPy's whole ones would let go round",
    arguments: [
      ["b = -0.0", "1/b", "x = 1/b", "1/x"], ["x = 1/0", "y = -1/0", "z = (1/0) * 0", "5 // 0"],
      ["5 % 0.0", "x = 5 % 0", "10**400", "x = 10**200 * 10**200", "2.0**5000"],
      ["c = 1e200", "c**2", "b = 0", "b**-1", "d = 2 * c**2 + b**-1"],
      ["a = 7", "a /= 0", "a", "n = 3", "n //= 0", "m2 = 4", "m2 **= -1", "m2"],
      ["k = np.arange(4)", "k % 0", "k // 0", "1 / k", "k ** -1", "5 % k", "k ** 100"],
      ["k = np.arange(1, 30)", "prod(k)", "k.prod()", "x = k.prod() * 2", "k[0] /= 0", "k"],
      ["len([1, 2]) / 0", "float(3) / 0", "k = np.ones((2, 3))", "k.shape[0] / 0", "k.size % 0"],
      ["mod(5, 0)", "floor_divide(5, 0)", "np.remainder(5, 0)", "np.divide(1, 0)", "[1/0, 0/0]"],
      ["x = max(1, 2)", "x", "x + 1", "y = min(x, 0)", "y", "z = max(3, x) + y", "z"],
      // Numbers of Python's stay that.
      ["x = 1/0", "y = x * 2", "n = len(str(type(x)))\nk = len(str(type(y)))\n", "n + k"],
      ["data moons n=20", "net 3 tanh, 1 sigmoid", "train 2", "W1 // 0", "m / 0", "x = J / 0"],
    ])
  func comesToFloats(lines: [String]) throws {
    let session = ScriptedSession()
    for line in lines { #expect(session.fails(line) == nil, "\(line)") }
    try prove(session)
  }

  @Test(
    "A planted mistake that was found, or taken out",
    arguments: [
      ["bug start shifted-labels", "bug stop", "train 3", "J"],
      ["bug start shifted-labels", "train 3", "J", "Y", "step 5", "bug stop", "train 3", "J"],
      ["bug start shifted-labels", "train 3", "bug guess shifted-labels", "train 2", "J"],
      ["bug start ascent", "step 20", "bug guess wrong-sign", "J", "W1"],
    ])
  func tellsFoundMistakes(lines: [String]) throws {
    let session = ScriptedSession()
    for line in ["data moons n=20", "net 3 tanh, 1 sigmoid", "set batch=7"] + lines {
      session.type(line)
    }
    try prove(session)
  }
}
