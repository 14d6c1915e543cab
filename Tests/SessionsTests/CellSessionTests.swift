import Foundation
import TestSupport
import Testing

@testable import Sessions

/// Cells in a session: the learner's names, what is put back, what is said of errors.
@Suite struct CellSessionTests {
  private let shell = ScriptedSession()

  private func prints(_ cell: String) throws -> String {
    try shell.run(cell).compactMap { ($0["result"] as? [String: Any])?["text"] as? String }.joined()
  }

  private func error(_ cell: String) throws -> [String: Any]? {
    try shell.run(cell).last?["error"] as? [String: Any]
  }

  private func begin() throws {
    #expect(shell.fails("data xor", "net 3 tanh, 1 sigmoid", "seed 2", "step iteration") == nil)
  }

  @Test("Formula lines and cells share variables, and whole numbers stay whole")
  func store() throws {
    try shell.run("n = 3")
    try shell.run("v = np.array([1, 2])")
    try shell.run("w = v / 2")
    #expect(
      try prints("for i in range(n): print(i, v, w)\n")
        == "0 [1 2] [0.5 1. ]\n1 [1 2] [0.5 1. ]\n2 [1 2] [0.5 1. ]\n")
    try shell.run("v[0] += 5\nu = v.sum()\nname = 'relu'")
    #expect(try shell.values("u + v[0]")[0, 0] == 14)
    #expect(try prints("print(type(u), len(name))") == "<class 'numpy.int64'> 4\n")
    try shell.run("k = v.shape[0] * 2")
    #expect(try prints("print(k, [0] * k)") == "4 [0, 0, 0, 0]\n")
  }

  @Test("A function of formulas is called by its name in Python")
  func wordsOfFormulas() throws {
    try begin()
    let norm = try error("q = norm(dW1) if 1 > 0 else 0")
    #expect("\(norm?["hint"] ?? "")".contains("np.linalg.norm"))
    #expect("\(try error("q = mean(dW1) if 1 > 0 else 0")?["hint"] ?? "")".contains("np.mean"))
    #expect(
      "\(try error("q = relu(dW1) if 1 > 0 else 0")?["hint"] ?? "")".contains("line of its own"))
  }

  @Test("What formulas cannot hold is looked at by a cell of one statement")
  func lists() throws {
    try shell.run("costs = []")
    try shell.run("costs.append(2)\ncosts.append(4)")
    #expect(try shell.run("np.mean(costs)").last?["ok"] as? Bool == true)
    #expect(try prints("costs") == "[2, 4]")
    try shell.run("a, b = costs")
    #expect(try shell.values("a * b")[0, 0] == 8)
  }

  @Test("A name of the network becomes the learner's in cells, told once; formulas see the network")
  func names() throws {
    try begin()
    let first = try shell.run("m = X.shape[1] + 1")
    let told = (first.first?["result"] as? [String: Any])?["text"] as? String
    #expect(told?.hasPrefix("m is yours in cells now; formula lines and the network keep") == true)
    #expect(try shell.run("m = m + 1").isEmpty)
    #expect(try shell.values("m")[0, 0] == 400)
    #expect(try prints("print(m, engine.m)") == "402 400\n")
    try shell.run("del m")
    #expect(try prints("print(m)") == "400\n")
    try shell.run("L = len(parameters) // 2\nprint(L)")
    #expect(try prints("print(L, engine.L.shape)") == "2 (1, 400)\n")
    try shell.run("permutation = list(np.random.permutation(4))")
    #expect(try prints("print(len(permutation))") == "4\n")
  }

  @Test(
    "What is refused before any of it runs changes nothing",
    arguments: ["x = 2\ny = (3", "try:\n  x = 2\nexcept ValueError:\n  pass"])
  func refused(cell: String) throws {
    let scripted = ScriptedSession()
    scripted.json("x = 1")
    let before = scripted.session.notebook.nextNumber
    scripted.json(cell)
    #expect(scripted.session.notebook.nextNumber == before)
    #expect(try scripted.values("x").elements == [1])
  }

  @Test("One line sets a tensor of the network, load parameters all; shapes are checked")
  func backIntoTheNetwork() throws {
    try begin()
    try shell.run("parameters = {k: v * 0 + 1 for k, v in parameters.items()}")
    try shell.run("W1 = parameters[\"W1\"]")
    #expect(try shell.values("np.sum(W1)")[0, 0] == 6)
    #expect(try shell.values("np.sum(b1)")[0, 0] != 3)
    #expect(shell.fails("load parameters") == nil)
    #expect(try shell.values("np.sum(b1)")[0, 0] == 3)
    try shell.run("parameters['W2'] = np.ones((5, 5))")
    #expect(shell.fails("load parameters")?.contains("W2 is (1, 3)") == true)
    try shell.run("del parameters['W2']")
    #expect(shell.fails("load parameters")?.contains("no W2") == true)
    #expect(
      try error("W1[0, 0] = 5\nx = 1")?["message"] as? String
        == "assignment destination is read-only")
  }

  @Test(
    "What changes in parameters makes them one's own, said once, and load parameters puts it back")
  func changedDictionaries() throws {
    try begin()
    #expect(shell.fails("load parameters")?.contains("no dictionary called parameters") == true)
    let weight = try shell.values("W1")[0, 0]
    let told = try shell.run("parameters[\"W1\"] *= 2")
    let note = (told.first?["result"] as? [String: Any])?["text"] as? String
    #expect(note?.contains("parameters is yours in cells now") == true)
    #expect(note?.contains("load parameters puts it back") == true)
    #expect(try shell.values("W1")[0, 0] == weight)
    #expect(shell.fails("load parameters") == nil)
    #expect(try shell.values("W1")[0, 0] == 2 * weight)
    #expect(try shell.run("parameters[\"W1\"][0, 0] = 7").isEmpty)
    #expect(shell.fails("load parameters") == nil)
    #expect(try shell.values("W1")[0, 0] == 7)
    try shell.run("del parameters")
    try shell.run("def f():\n  parameters['b1'] = parameters['b1'] * 0 + 3\nf()")
    #expect(shell.fails("load parameters") == nil)
    #expect(try shell.values("np.sum(b1)")[0, 0] == 9)
    #expect(try prints("grads.update(x=1)\nprint('x' in grads, 'x' in engine.grads)") != "")
  }

  @Test("A list's method of what a line made an array says where the array came from")
  func lineArrays() throws {
    try shell.run("costs = [0.5]")
    #expect(shell.fails("costs.append(1)")?.contains("costs is an array") == true)
    try shell.run("costs = list(costs)")
    try shell.run("costs.append(1)")
    #expect(try prints("print(len(costs))") == "2\n")
  }

  @Test("What a notebook hands to the shell is skipped with one line, older Python is pointed at")
  func notebookLines() throws {
    for line in ["!pip install numpy", "%matplotlib inline"] {
      let reports = try shell.run(line)
      #expect(reports.count == 1)
      let text = (reports.first?["result"] as? [String: Any])?["text"] as? String
      #expect(text?.contains("read past") == true)
    }
    #expect((try error("xrange(3)"))?["hint"] as? String == "Python 3 calls it range")
    #expect((try error("open('x')"))?["name"] as? String == "NotImplementedError")
  }

  @Test("undo puts variables, functions and the random stream back, redo brings them again")
  func undo() throws {
    try shell.run("d = {'a': [1, 2]}\nx = np.zeros(2)\nnp.random.seed(1)")
    try shell.run("def f():\n  return 1")
    try shell.run("d['a'].append(3)\nx += 1\nr = np.random.rand()\ndef f():\n  return 2\n")
    let after = try prints("print(d, x, r, f())")
    try shell.run("undo")
    try shell.run("undo")
    try shell.run("redo")
    try shell.run("redo")
    #expect(try prints("print(d, x, r, f())") == after)
    try shell.run("undo")
    #expect(try prints("print(d, x, f())") == "{'a': [1, 2]} [0. 0.] 1\n")
    try shell.run("r = np.random.rand()")
    #expect(try prints("print(d, x + 1, r, 2)") == after.replacing("[1, 2, 3]", with: "[1, 2]"))
  }

  @Test(
    "A cell that fails keeps what it had done, and undo takes that back; a line changes nothing")
  func failures() throws {
    try shell.run("x = list((1,))")
    #expect(try error("x.append(2)\ny = 5\nz = 1 / 0")?["name"] as? String == "ZeroDivisionError")
    #expect(try prints("print(x, y)") == "[1, 2] 5\n")
    try shell.run("undo")
    #expect(try prints("print(x)") == "[1]\n")
    #expect(try error("print(x.append(3), 1 / 0)")?["name"] as? String == "ZeroDivisionError")
    #expect(try prints("print(x)") == "[1]\n")
    #expect(try error("x = 5 +\ny = 3") != nil)
    #expect(try prints("print(x)") == "[1]\n")
  }

  @Test("A failed command leaves the variables of cells alone")
  func failedCommand() throws {
    try shell.run("x = [1]; y = x")
    #expect(shell.fails("open nowhere") != nil)
    #expect(try prints("y.append(2)\nprint(x is y, x)") == "True [1, 2]\n")
  }

  @Test("JSON has the exception's name, line and column, and what was printed before it")
  func json() throws {
    let objects = try shell.run("def f(a):\n  return a / 0\nprint('before')\nf(2)\n")
    #expect((objects.first?["result"] as? [String: Any])?["text"] as? String == "before\n")
    let error = try #require(objects.last?["error"] as? [String: Any])
    #expect(error["kind"] as? String == "python")
    #expect(error["name"] as? String == "ZeroDivisionError")
    #expect(error["line"] as? Int == 2)
    #expect(error["column"] as? Int == 10)
  }

  @Test("A function of the learner's goes before the formula language's of the same name")
  func shadowing() throws {
    #expect(try shell.values("relu(-2)")[0, 0] == 0)
    try shell.run("def relu(z):\n  return z * 10\n")
    #expect(try shell.values("3 * 1")[0, 0] == 3)
    let answer = try shell.run("relu(-2)").last?["result"] as? [String: Any]
    #expect(answer?["value"] as? Int == -20)
    try shell.run("forget relu")
    #expect(try shell.values("relu(-2)")[0, 0] == 0)
  }

  @Test("Python's random functions that formulas lack work on a line too, from the same stream")
  func random() throws {
    try shell.run("np.random.seed(3)")
    try shell.run("a = np.random.randint(0, 100, 3)")
    try shell.run("np.random.seed(3)")
    #expect(try prints("b = np.random.randint(0, 100, 3)\nprint((a == b).all())") == "True\n")
    #expect(try prints("print(a.dtype)") == "int64\n")
  }

  @Test("Scripts, Markdown and files of Python run their cells")
  func files() throws {
    let folder = try TemporaryFolder()
    let texts = [
      "a.py": "x = [\n 1]\nprint(x)\n\ndata = 3\nprint(data)\n",
      "b.md":
        "# A text\n\nstep 1000 times\n\n```python\ny = 2\nprint(y)\n```\n\n```backstep\ny + 1\n```\n",
      "c.bs": "def f(x):\n  return [x,\nx]\n\nf(1)\n```python\nprint(f(2))\n```\n",
    ]
    for (name, text) in texts {
      try text.write(toFile: "\(folder.path)/\(name)", atomically: true, encoding: .utf8)
    }
    #expect(try prints("run \(folder.path)/a.py") == "[1]\n3\n")
    #expect(try prints("run \(folder.path)/b.md") == "2\n")
    #expect(try prints("run \(folder.path)/c.bs") == "[1, 1][2, 2]\n")
  }

  @Test("L is the learner's number of layers, the network keeps its row of losses")
  func numberOfLayers() throws {
    let shell = ScriptedSession()
    for line in ["data moons n=20", "net 3 tanh, 1 sigmoid", "step 8", "L = len(parameters) // 2"] {
      _ = try shell.report(line)
    }
    #expect(shell.type("print(L)") == "2\n")
    _ = try shell.report("L = 3")
    #expect(shell.type("print(L)") == "3\n")
    #expect(shell.fail("expect shape L (1,20)") == nil)
  }
}
