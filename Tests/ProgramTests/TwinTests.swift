import Matrices
import TestSupport
import Testing

/// Sessions exported as NumPy programs: each is run by a real Python, and comes to the numbers that
/// the session showed.
@Suite(
  "Twins in NumPy",
  .enabled(if: Python.hasNumPy, Comment(rawValue: Python.absence)))
struct TwinTests {
  /// Runs a twin under every NumPy there is.
  /// - Returns: How many numbers it checked; 0 where it failed.
  private func prove(_ file: String) throws -> Int {
    let counts = try Python.all.map { python in
      let ending = try Python.run([file], by: python)
      #expect(ending.status == 0, "\(python): \(ending.output.suffix(1500))")
      let words = ending.output.split(separator: "\n").last?.split(separator: " ")
      return words.flatMap { $0.first.flatMap { Int($0) } } ?? 0
    }
    return counts.min() ?? 0
  }

  @Test(
    "The reference cases: every tensor of every iteration", arguments: GoldenCase.all,
    ["float64", "float32"])
  func provesReferences(reference: GoldenCase, precision: String) throws {
    let folder = try TemporaryFolder()
    let script = GoldenScript(reference: reference)
    let lines = try script.lines(in: folder, precision: precision)
    let file = "\(folder.path)/twin.py"
    let ending = try ProgramTests().run(
      ["-"], input: (lines + ["export \(file)"]).joined(separator: "\n"))
    try #require(ending.status == 0, "\(ending.output.suffix(1000))\(ending.errors)")
    let least = reference.iterations.reduce(0) { $0 + 2 + script.names(of: $1).count }
    #expect(try prove(file) >= least)
  }

  @Test("Sessions of lines drawn at random", arguments: 0..<30)
  func provesRandomSessions(seed: Int) throws {
    let folder = try TemporaryFolder()
    let session = RandomSession.typed(seed: UInt32(seed))
    let file = "\(folder.path)/twin.py"
    let told = session.json("export \(file)")
    try #require(told.contains("\"ok\":true"), "\(told)")
    #expect(try prove(file) > 0, "\(session.json("cells"))")
  }

  @Test("Lessons read to their end", arguments: [4, 16, 20])
  func provesLessons(number: Int) throws {
    let folder = try TemporaryFolder()
    let session = ScriptedSession()
    session.type("open \(number)")
    for _ in 0..<40 {
      session.type("skip")
      session.type("next")
    }
    let file = "\(folder.path)/twin.py"
    let told = session.json("export \(file)")
    try #require(told.contains("\"ok\":true"), "\(told)")
    #expect(try prove(file) > 0)
  }

  @Test("The loss from Z, also from the midst of a run on", arguments: ["bce", "ce"])
  func provesLossFromZ(loss: String) throws {
    let folder = try TemporaryFolder()
    let session = ScriptedSession()
    let net = loss == "bce" ? "net 3 tanh, 1 sigmoid" : "net 3 tanh, 3 softmax batchnorm"
    for line in [
      "data blobs n=24 classes=\(loss == "bce" ? 2 : 3)", "seed 2", net, "set lr=3 batch=7",
      "train 3 iterations", "step 3", "loss \(loss) from=Z", "step iteration", "J",
      "train 2 epochs", "J", "J_train", "W2 = 500*W2", "step iteration", "J", "L",
    ] { #expect(session.fails(line) == nil, "\(line)") }
    let file = "\(folder.path)/twin.py"
    #expect(session.json("export \(file)").contains("\"ok\":true"))
    #expect(try prove(file) > 10)
  }

  @Test(
    "A learner's names that the program needs itself, and what cells read of a set",
    arguments: [
      ["m = 5", "order = 2", "cursor = 1", "epoch = 9"], ["cursor = 1; order = 2; epoch = 3"],
      ["z = 1\nz = z + J_dev + accuracy_dev\n", "z"],
    ])
  func keepsNames(own: [String]) throws {
    let folder = try TemporaryFolder()
    let session = ScriptedSession()
    let run = [
      "data moons n=40", "split train=0.5 dev=0.5", "net 2 tanh, 1 sigmoid", "set batch=7",
    ]
    for line in run + ["train 2 iterations"] + own + ["train 5 iterations", "J"] {
      session.type(line)
    }
    let file = "\(folder.path)/twin.py"
    #expect(session.json("export \(file)").contains("\"ok\":true"))
    #expect(try prove(file) > 0)
  }

  @Test(
    "Lines whose values are whole numbers, truths, dictionaries or the learner's own in Python",
    arguments: [
      ["y = rand(3, 30) > 0.5", "y = y * 1.0", "y[0, 2] = nan", "max(y[1])"],
      ["a = np.arange(5) * 1.0", "a[1] = 0.5", "sum(a)"], ["i = np.arange(3)", "i[1] = 2", "i"],
      ["k = (W1 > 0) * 1", "k[0, 0] = 0.5", "sum(k)"],
      [#"names = ["lr", "mom"]"#, #"mixed = [1, "a"]"#, "tic = time.time()", "2 * 3"],
      ["mask = Y > 0.5", "-mask", "x = -(W1 > 0)"],
      ["L = len(parameters) // 2", "p = parameters", "g = grads"],
      ["n = len(parameters)", "n * 2"],
      ["d = {}", "d[\"a\"] = 1", "Z = {}", "Z[\"W\" + str(1)] = W1"],
      ["L = 3", "L", "train 2", "L"], ["mu = 3", "L = 3", "train 2", "sum(L)"],
      ["bug start", "train 2", "bug stop", "train 2", "J", "W1"],
      ["bug start W2 minus-one-column", "train 2", "bug stop", "reset", "train 2", "J"],
    ])
  func provesTypes(lines: [String]) throws {
    let folder = try TemporaryFolder()
    let session = ScriptedSession()
    for line in ["data moons n=60", "net 3 tanh, 1 sigmoid", "train 3"] + lines {
      session.type(line)
    }
    let file = "\(folder.path)/twin.py"
    let told = session.json("export \(file)")
    try #require(told.contains("\"ok\":true"), "\(told)")
    #expect(try prove(file) > 0)
  }

  @Test("A lesson's data over one's own, and one's own again")
  func provesLessonOverOwnData() throws {
    let folder = try TemporaryFolder()
    let session = ScriptedSession()
    for line in [
      "data moons n=20", "net 3 tanh, 1 sigmoid", "train 3", "open 9", "next", "next", "skip",
      "next", "next", "skip", "next", "next", "plot mask D1", "next", "close", "train 2", "J",
    ] {
      session.type(line)
    }
    let file = "\(folder.path)/twin.py"
    session.type("export \(file)")
    #expect(try prove(file) > 10)
  }

  @Test("A program that does not come to a number stops there, and says which")
  func failsWhereWrong() throws {
    let folder = try TemporaryFolder()
    let session = ScriptedSession()
    for line in ["data moons n=20", "net 2 tanh, 1 sigmoid", "step iteration"] {
      session.type(line)
    }
    let file = "\(folder.path)/twin.py"
    session.type("export \(file)")
    #expect(try prove(file) > 0)
    let text = try folder.read("twin.py")
    try folder.write(text.replacing("W2.T @ dZ2", with: "1.001 * W2.T @ dZ2"), to: "twin.py")
    try folder.write(text.replacing("J = J_data", with: "J = 1.00001 * J_data"), to: "twin.py")
    let ending = try Python.run([file])
    #expect(ending.status == 1)
    #expect(ending.output.contains("J is"))
    #expect(ending.output.contains("but the session showed"))
  }

  @Test("Cells and formulas may use any name, and draw")
  func provesCells() throws {
    let folder = try TemporaryFolder()
    let session = ScriptedSession()
    for line in [
      "seed 2", "data moons n=60", "split train=0.8 dev=0.2", "normalize",
      "net 3 tanh batchnorm, 4 relu keep=0.8, 1 sigmoid", "optimizer adam lr=0.05", "set batch=16",
      "import matplotlib.pyplot as plt\ndef sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n",
      "train 5 epochs", "plt.plot([1, 2, 3])\nplt.show()\n",
      "total = 0\nfor v in parameters.values():\n    total += np.sum(v ** 2)\n", "evaluate",
      "J_dev",
      "Z = W1 @ X", "sigmoid(Z)", "W1, b2 = np.ones((3, 2)), 3\n", "W1", "step iteration",
      "show W1 A3", "sum(b2)", "c = [np.sum(W1) + b2]\nm = 7\n", "m * 2", "d = m + b2\nA1 = 4\n",
      "x = norm(W1)", "y = sum(W1, axis=1)", "z = [1, 2, 3]", "z[0] = 0.5", "where(W1 > 0, 1, 0)",
      "M = 5", "rng = 3\ncheck = 4\niterate = 5\n", "step 4", "m", "train 2 epochs", "J_dev",
    ] { session.type(line) }
    let file = "\(folder.path)/twin.py"
    let told = session.json("export \(file)")
    try #require(told.contains("\"ok\":true"), "\(told)")
    #expect(try prove(file) > 10)
  }

  @Test("Lists of places between brackets, written there or in a variable")
  func provesPlaces() throws {
    let folder = try TemporaryFolder()
    let session = ScriptedSession()
    let lines = [
      "seed 28", "data moons n=40", "net 3 tanh, 1 sigmoid", "train 5 iterations", "W1[[0, 2]]",
      "X[:, [0, 1, 2]]", "W1[:, [0]]", "W1[[0, 2], [1, 0]]", "i = [0, 2]", "W1[i]",
      "x = X[:, [0, 1]]", "x[[0]] = 3", "x", "k = W1[:, 0] > 0", "W1[k]", "W1[[0, 2]] = 3",
      "train 2 iterations",
    ]
    for line in lines { #expect(session.fail(line) == nil, "\(line)") }
    let file = "\(folder.path)/twin.py"
    let told = session.json("export \(file)")
    try #require(told.contains("\"ok\":true"), "\(told)")
    #expect(try prove(file) >= 8)
  }

  /// What NumPy draws after `np.random.seed(1)`: three numbers shown, then two kept.
  @Test(
    "What a line drew and showed is drawn once",
    arguments: [
      "np.random.normal(0, 1, 3)", "np.random.standard_normal(3)", "np.random.randn(3) * 2",
      "show np.random.normal(0, 1, 3)", "np.random.normal(0, 1, 3).sum()",
    ])
  func drawsOnce(line: String) throws {
    let folder = try TemporaryFolder()
    let session = ScriptedSession()
    for line in ["np.random.seed(1)", line, "q = np.random.randn(2)", "q"] { session.type(line) }
    let file = "\(folder.path)/twin.py"
    let told = session.json("export \(file)")
    #expect(told.contains("\"ok\":true") && !told.contains("other numbers"), "\(told)")
    #expect(try prove(file) == 2)
    session.type("export \(folder.path)/a.bs checked")
    let script = try folder.read("a.bs")
    #expect(script.contains("expect q ~ [-1.0729686221561705, 0.8654076293246785]"), "\(script)")
    #expect(try ProgramTests().run(["\(folder.path)/a.bs"]).status == 0)
  }

  @Test("Variables of the learner's have a tensor's name, before, while and after it is computed")
  func provesDoubles() throws {
    let folder = try TemporaryFolder()
    let session = ScriptedSession()
    for line in [
      "W1 = 8", "data moons n=20", "net 2 tanh, 1 sigmoid", "a = [W1, 2]\nA1 = np.ones(3)\n",
      "sum(A1)", "A1[0] = 5", "sum(A1)", "sum(W1)", "step iteration", "sum(A1)",
      "e = A1.sum()\nW1 += 1\n", "sum(A1)", "f = [W1, 2]\n", "W1 = 2 * W1", "sum(W1)", "J",
    ] { session.type(line) }
    let file = "\(folder.path)/twin.py"
    let told = session.json("export \(file)")
    try #require(told.contains("\"ok\":true"), "\(told)")
    #expect(try prove(file) > 10)
  }

  @Test("What has no counterpart is said, and no file is written")
  func refuses() throws {
    let folder = try TemporaryFolder()
    let session = ScriptedSession()
    for line in ["data moons n=20", "net 2 tanh, 1 sigmoid", "bug start", "step"] {
      session.type(line)
    }
    #expect(session.fail("export \(folder.path)/twin.py")?.message.contains("planted") == true)
    #expect(try folder.names.isEmpty)
  }
}

/// Sessions of lines drawn at random.
enum RandomSession {
  private static let networks = [
    "3 tanh, 1 sigmoid", "4 relu keep=0.8, 1 sigmoid", "3 leakyrelu batchnorm, 2 prelu, 1 sigmoid",
    "4 gelu, 3 silu, 1 sigmoid", "3 elu, 2 softplus batchnorm, 1 sigmoid", "1 sigmoid",
  ]
  private static let optimizers = [
    "gd lr=0.1", "momentum lr=0.1 corrected=on", "nesterov lr=0.1", "adagrad lr=0.1",
    "rmsprop lr=0.01", "adam lr=0.05", "adamw lr=0.05",
  ]
  private static let lines = [
    "train 7 iterations", "train 2 epochs", "step", "step 3", "step layer", "step iteration",
    "back 2", "back 9", "goto 3", "set lr=0.3", "set l2=0.1", "set l1=0.05", "set batch=16",
    "set batch=full", "decay exponential rate=0.9", "W1 = 2 * W1", "W1[0, 0] = 0.5", "t = 3",
    "x = 3", "x = randn(2, 2)", "x = [[1, 2], [3, 4]] @ x", "x += sum(W1)", "branch b",
    "switch main", "np.random.seed(3)", "J", "J_train", "AL", "show W1 A1", "freeze 1",
    "unfreeze 1", "y = 2\nfor i in range(3):\n    y = y + i * np.mean(W1)\n",
    "def f(a):\n    return a * 2\n", "z = f(3)", "note a *remark*", "plot cost", "seed 5", "reset",
    "z = 1\nz = z + nothing\nz = 5", "evaluate", "undo", "rewrite dW1 = 1.1 * dZ1 @ X.T / m",
    "set precision=float32", "set precision=float64",
  ]

  /// Whether a line is a cell of Python's.
  static func isCell(_ line: String) -> Bool {
    ["def ", "for ", "np.", "\n"].contains { line.contains($0) } || line == "z = f(3)"
  }

  /// A session of 25 lines, those kept that succeeded.
  /// - Parameter isLeftOut: Whether a line is not typed.
  static func typed(
    seed: UInt32, besides isLeftOut: (String) -> Bool = { _ in false }
  ) -> ScriptedSession {
    var random = NumPyRandom(seed: seed)
    func choice(_ all: [String], _ random: inout NumPyRandom) -> String {
      all[Int(random.integer(through: UInt32(all.count - 1)))]
    }
    let session = ScriptedSession()
    session.type("data moons n=50")
    session.type("net " + choice(networks, &random))
    session.type("optimizer " + choice(optimizers, &random))
    let lines = lines.filter { !isLeftOut($0) }
    for _ in 0..<25 { session.type(choice(lines, &random)) }
    session.type("step iteration")
    return session
  }
}
