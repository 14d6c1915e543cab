import Matrices
import TestSupport
import Testing

@testable import Sessions

@Suite struct UndoTests {
  /// What a person can see of a session: every tensor's bits, scalars, variables, settings.
  private func digest(_ session: ScriptedSession) throws -> [String] {
    ["show", "set", "branches", "breaks", "runs", "x", "rand(2)", "plot cost", "show W1", "lr"]
      .map { session.json($0).replacing(#/"seconds":[^,}]*/#, with: "") }
  }

  private static let lines = [
    "x = 3", "x = randn(2, 2)", "net 3 tanh, 1 sigmoid", "net 4 relu, 2 tanh, 1 sigmoid",
    "step 3", "train 7 iterations", "train 2 epochs", "back 2", "goto 3", "set lr=0.3",
    "optimizer adam lr=0.05", "set batch=16", "W1 = 2 * W1", "freeze 1", "unfreeze 1",
    "branch b", "switch main", "switch b", "break J < 0.01", "set digits=6", "seed 5", "reset",
    "data circles n=40", "data moons n=60", "split train=0.8 dev=0.2", "normalize", "lang zh",
    "lang en", "np.random.seed(3)", "set l2=0.1", "predict J down", "bug start", "step iteration",
    "set precision=float32", "set precision=float64", "show rand(3)",
  ]

  @Test("Taking everything back leaves a fresh session", arguments: 0..<10)
  func undoesEverything(seed: Int) throws {
    var random = NumPyRandom(seed: UInt32(seed))
    let session = ScriptedSession()
    for line in ["data moons n=50", "net 3 tanh, 1 sigmoid"] { session.json(line) }
    for _ in 0..<25 {
      session.json(Self.lines[Int(random.integer(through: UInt32(Self.lines.count - 1)))])
    }
    session.json("undo 1000")
    #expect(try digest(session) == digest(ScriptedSession()))
  }

  @Test("After undo and redo all is as it was, at every depth", arguments: 0..<10)
  func redoes(seed: Int) throws {
    var random = NumPyRandom(seed: UInt32(100 + seed))
    let session = ScriptedSession()
    var typed = ["data moons n=50", "net 3 tanh, 1 sigmoid"]
    typed.forEach { session.json($0) }
    for _ in 0..<20 {
      let line = Self.lines[Int(random.integer(through: UInt32(Self.lines.count - 1)))]
      if !session.json(line).contains("\"ok\":false") { typed.append(line) }
    }
    let end = try state(session)
    for depth in [1, 3, 8] {
      session.json("undo \(depth)")
      session.json("redo")
      #expect(try state(session) == end, "seed \(seed), depth \(depth): \(typed)")
    }
    let straight = ScriptedSession()
    typed.forEach { straight.json($0) }
    #expect(try state(straight) == end, "seed \(seed): \(typed)")
  }

  @Test("Hundreds of lines are taken back, those too whose states are no longer kept")
  func goesFarBack() throws {
    let session = ScriptedSession()
    for number in 1...700 { session.json("x = \(number)") }
    func x() throws -> Double? { try session.session.value(of: "x").number }
    for (count, left) in [(1, 699.0), (199, 500), (100, 400), (399, 1)] {
      session.json("undo \(count)")
      #expect(try x() == left)
    }
    session.json("redo")
    #expect(try x() == 400)
  }

  @Test("A zero of the other sign is another number, and a type that is another is told to cells")
  func sameNumbers() throws {
    let session = ScriptedSession()
    session.json("x = 0")
    session.json("x = -x")
    #expect(try session.session.value(of: "x").number?.sign == .minus)
    session.json("undo")
    #expect(try session.session.value(of: "x").number?.sign == .plus)
    for (line, text) in [("x = 2", "2"), ("x = 2.0", "2.0"), ("x = 2", "2")] {
      session.json(line)
      #expect(
        session.json("print(x)").contains("\"\(text)\\n\"")
          || session.json("print(x)").contains("\"\(text)\""))
    }
  }

  /// What can be looked at without losing what `redo` would bring back.
  private func state(_ session: ScriptedSession) throws -> [String] {
    ["W1", "b1", "J", "x", "vdW1", "A1", "iteration", "alpha", "t", "D1"].map {
      session.json("show \($0)")
    }
  }

  @Test("What undo took is run again from the state before it, with numbers of its own")
  func rerun() throws {
    let session = ScriptedSession()
    for line in [
      "data moons n=50", "net 3 tanh, 1 sigmoid", "set lr=0.5", "train 20 iterations", "J",
    ] { session.json(line) }
    let cost = try session.values("J")
    session.json("W1 = 0 * W1")
    session.json("undo")
    #expect(try session.values("J") == cost)
    session.json("rerun 3-4")
    #expect(try session.values("J") == cost)
    let rows = try #require(session.run("cells").first?["result"] as? ScriptedSession.Object)
    let numbers = (rows["rows"] as? [[Any]])?.compactMap { $0.first as? Int }
    #expect(numbers?.prefix(2) == [1, 2])
    #expect(numbers?.contains(3) == false)
  }

  @Test("A line that was only looked at is nothing to take back")
  func looking() throws {
    let session = ScriptedSession()
    for line in ["data moons n=50", "net 3 tanh, 1 sigmoid", "shapes", "show W1", "plan", "help"] {
      session.json(line)
    }
    let taken = try session.run("undo").first?["result"] as? ScriptedSession.Object
    #expect(
      taken?["lines"] as? [String] == [
        "net 3 tanh, 1 sigmoid", "shapes", "show W1", "plan", "help",
      ])
    #expect(session.fails("undo", "undo") == "nothing was changed yet")
  }

  @Test("What stays is said: files that were written, progress")
  func says() throws {
    let folder = try TemporaryFolder()
    let session = ScriptedSession()
    for line in ["data moons n=50", "net 3 tanh, 1 sigmoid"] { session.json(line) }
    session.json("W1 = 2 * W1")
    session.json("save \(folder.path)/w.safetensors")
    #expect(session.type("undo").contains("files that were written stay"))
    session.json("open loss")
    #expect(!session.type("undo").contains("stay"))
    session.json("open loss")
    for line in ["next", "skip", "next", "skip", "next", "skip"] { session.json(line) }
    #expect(session.type("undo 6").contains("progress, tries and hints stay"))
  }

  @Test("Lines are changed in the editor before they run again")
  func rerunEdit() throws {
    let session = ScriptedSession(
      environment: ["BACKSTEP_HOME": Checkout.folder],
      edit: { .text($0.replacing("= 2", with: "= 5") + "w = y\n") })
    for line in ["x = 1", "y = x + 1", "def f(a):\n  b = 2\n  return a + b", "z = f(y)"] {
      session.json(line)
    }
    session.json("rerun 2 edit")
    #expect(try session.values("z").elements == [7])
    #expect(try session.values("w").elements == [2])
    #expect(session.fails("rerun 5 twice")?.contains("edit") == true)
    let none = ScriptedSession()
    none.json("x = 1")
    #expect(none.fails("rerun 1 edit") != nil)
    #expect(try none.values("x").elements == [1])
  }

  @Test("A line that the editor left as it was stays the line it was", arguments: [0, 1, 2, 3, 4])
  func editsAtBorders(kind: Int) throws {
    let changes: [@Sendable (String) -> String] = [
      { $0 }, { $0.replacing("[1, 2]", with: "[1, 3]") }, { $0.replacing("n + 1", with: "n + 2") },
      { $0.replacing("y = x * 2\n", with: "y = x * 2\nv = y\n") }, { $0 + "w = f(1)\n" },
    ]
    let session = ScriptedSession(
      environment: ["BACKSTEP_HOME": Checkout.folder], edit: { .text(changes[kind]($0)) })
    for line in ["x = [1, 2]", "y = x * 2", "def f(n):\n    return n + 1\n", "z = f(2)"] {
      session.json(line)
    }
    session.json("rerun 1 edit")
    // A list of Python's would be doubled in length.
    #expect(try session.values("y").elements == (kind == 1 ? [2, 6] : [2, 4]))
    #expect(try session.values("z").elements == [kind == 2 ? 4 : 3])
  }

  @Test("A cell that is not there, or was taken back, is called so")
  func namesMissingCells() {
    let session = ScriptedSession(
      environment: ["BACKSTEP_HOME": Checkout.folder], edit: { .text($0) })
    session.json("x = 1")
    session.json("y = 2")
    session.json("undo")
    #expect(session.fails("edit 99") == "there is no cell 99")
    let taken = session.fail("rerun 2")
    #expect(taken?.message == "cell 2 was taken back" && taken?.hint == "redo brings it back")
    session.json("z = 3")
    #expect(session.fail("rerun 2")?.hint?.contains("1 to 3") == true)
    #expect(session.fails("rerun 9") == "there is no cell 9")
  }

  @Test("A remark is taken back alone, and the change before it stays")
  func takesNotesBack() throws {
    let session = ScriptedSession()
    for line in ["x = 1", "x = 2", "note two", "x", "note again"] { session.json(line) }
    func taken(_ line: String) throws -> [String]? {
      (try session.run(line).first?["result"] as? ScriptedSession.Object)?["lines"] as? [String]
    }
    #expect(try taken("undo") == ["note again"])
    #expect(try taken("undo") == ["note two", "x"])
    #expect(try taken("redo") == ["note two", "x"])
    #expect(try taken("undo 2") == ["x = 2", "note two", "x"])
    #expect(try session.values("x").elements == [1])
  }
}
