import TestSupport
import Testing

/// Sessions exported as PyTorch programs: each is run by a real Python, and comes to the numbers that
/// the session showed.
@Suite(
  "Twins in PyTorch",
  .enabled(if: Python.hasTorch, Comment(rawValue: Python.torchAbsence)))
struct TorchTwinTests {
  @Test("The reference cases, in both precisions, by one Python")
  func provesReferences() throws {
    let folder = try TemporaryFolder()
    var files: [String] = []
    for reference in GoldenCase.all {
      for precision in ["float64", "float32"] {
        let script = GoldenScript(reference: reference)
        let lines = try script.lines(in: folder, precision: precision)
        let file = "\(folder.path)/\(reference)-\(precision).py"
        let ending = try ProgramTests().run(
          ["-"], input: (lines + ["export \(file) torch"]).joined(separator: "\n"))
        try #require(ending.status == 0, "\(ending.output.suffix(1000))\(ending.errors)")
        files.append(file)
      }
    }
    try prove(files)
  }

  /// Runs programs one after another; importing PyTorch takes longer than they do.
  private func prove(_ files: [String]) throws {
    let runner = """
      import runpy, sys, traceback
      bad = 0
      for name in sys.argv[1:]:
          try:
              runpy.run_path(name, run_name="__main__")
          except BaseException:
              bad += 1
              print(name)
              traceback.print_exc(limit=-1, file=sys.stdout)
      sys.exit(bad)
      """
    let ending = try Python.run(["-c", runner] + files, by: #require(Python.withTorch))
    #expect(ending.status == 0, "\(ending.output.suffix(3000))")
    let proved = ending.output.split(separator: "\n").filter {
      $0.contains("that the session showed")
    }
    #expect(proved.count == files.count)
    #expect(proved.count { $0.hasPrefix("0 ") } <= files.count / 10, "they prove nothing")
  }

  @Test("Sessions drawn at random: proved, or what has no counterpart is said")
  func provesRandomSessions() throws {
    let folder = try TemporaryFolder()
    var files: [String] = []
    for seed in 0..<30 {
      let session = RandomSession.typed(seed: UInt32(seed), besides: RandomSession.isCell)
      let file = "\(folder.path)/twin\(seed).py"
      let told = session.json("export \(file) torch")
      #expect(told.contains("\"ok\":true"), "\(told)")
      if told.contains("\"ok\":true") { files.append(file) }
    }
    #expect(files.count == 30)
    try prove(files)
  }

  @Test("Formulas of the learner's: drawn numbers, truths, largest ones, spread")
  func provesFormulas() throws {
    let folder = try TemporaryFolder()
    let session = ScriptedSession()
    for line in [
      "seed 2", "data moons n=60", "split train=0.8 dev=0.2", "normalize",
      "net 3 tanh batchnorm, 4 relu keep=0.8, 1 sigmoid", "optimizer adam lr=0.05", "set batch=16",
      "train 3 epochs", "J_dev", "mean((A3 > 0.5) == Y)", "max(W1, axis=1)", "min(W1)",
      "x = randn(2, 3)", "var(x, axis=0)", "std(x)", "maximum(0, W1)", "minimum(x, 0.5)",
      "v = [[1, 2], [3, 4]]", "v @ v", "v[0, 1] = 9", "sum(v)", "sqrt(2 * 3)", "norm(W1)",
      "W1.sum(axis=1, keepdims=True)", "concatenate([v, v], axis=1)", "where(W1 > 0, 1, 0)",
      "y = 3", "y += 2", "y ** 2", "sigmoid(W1)", "softmax(W2)", "step iteration", "clip(x, 0, 1)",
      "rewrite dW1 = 1.1 * dZ1 @ X.T / m", "step iteration", "evaluate", "J_train",
    ] {
      #expect(session.fail(line) == nil, "\(line)")
    }
    let file = "\(folder.path)/twin.py"
    let told = session.json("export \(file) torch")
    try #require(told.contains("\"ok\":true"), "\(told)")
    try prove([file])
  }
}

/// What PyTorch has no counterpart for is said without any Python.
@Suite("What has no counterpart in PyTorch")
struct TorchGapTests {
  @Test(
    "It is said, and no file is written",
    arguments: [
      ("y = 0\nfor i in range(3):\n    y = y + i\n", "a cell of Python has no counterpart"),
      ("x = median(W1)", "median in cell 3 has no counterpart"),
      ("W1.astype(int)", "astype in cell 3 has no counterpart"),
    ])
  func refuses(line: String, words: String) throws {
    let folder = try TemporaryFolder()
    let session = ScriptedSession()
    for line in ["data moons n=20", "net 2 tanh, 1 sigmoid", line] { session.type(line) }
    #expect(session.fail("export \(folder.path)/twin.py torch")?.message.contains(words) == true)
    #expect(try folder.names.isEmpty)
    #expect(session.json("export \(folder.path)/twin.py").contains("\"ok\":true"))
  }

  @Test("torch is a word of .py alone")
  func usage() throws {
    let folder = try TemporaryFolder()
    let session = ScriptedSession()
    session.type("x = 1")
    #expect(session.fail("export \(folder.path)/x.md torch") != nil)
  }
}
