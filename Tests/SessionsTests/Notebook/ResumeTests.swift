import Foundation
import Journals
import Matrices
import TestSupport
import Testing

@testable import Sessions

/// Sessions that ended, in one way or another, and go on.
@Suite struct ResumeTests: KeepsSessions {
  let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  private static let lines = [
    "x = 3", "x = randn(2, 2)", "net 3 tanh, 1 sigmoid", "net 4 relu, 2 tanh, 1 sigmoid",
    "step 3", "train 7 iterations", "train 2 epochs", "back 2", "goto 3", "set lr=0.3",
    "optimizer adam lr=0.05", "set batch=16", "W1 = 2 * W1", "freeze 1", "unfreeze 1",
    "branch b", "train 600 iterations", "back 40 iterations", "z = {'a': [x]}", "switch main",
    "break J < 0.01", "set digits=6", "seed 5", "reset",
    "data circles n=40", "split train=0.8 dev=0.2", "normalize", "lang zh", "lang en", "undo",
    "undo 2", "redo", "rerun 2", "no such line", "note so far", "def f(a):\n  return a + 1",
    "x = [f(i) for i in range(3)]", "rewrite A1 = tanh(Z1) + 0.1", "next", "open loss", "close",
  ]

  @Test("What goes on is what was left, bit for bit", arguments: 0..<8)
  func resumes(seed: Int) throws {
    var random = NumPyRandom(seed: UInt32(seed))
    var left: ScriptedSession? = shell()
    var typed = ["data moons n=50", "net 3 tanh, 1 sigmoid"]
    for _ in 0..<40 {
      typed.append(Self.lines[Int(random.integer(through: UInt32(Self.lines.count - 1)))])
    }
    for line in typed { left?.json(line) }
    let other = shell(keeps: false)
    let reply = other.json("resume 1")
    #expect(reply.contains("\"stopped_at\":null"), "\(reply) \(typed)")
    let expected = try view(#require(left))
    #expect(view(other) == expected, "\(typed)")
    left = nil
  }

  @Test("A letter that answers a question is no command when the session goes on")
  func letters() throws {
    var first: ScriptedSession? = shell()
    for line in ["review loss.4", "c"] { first?.json(line) }
    let mark = first?.session.state.lesson?.mark
    #expect(mark?.isSettled == true)
    first = nil
    let second = shell(keeps: false)
    second.json("resume")
    #expect(second.session.state.lesson?.mark == mark)
    let cells = second.json("cells all")
    #expect(!cells.contains("continue"), "\(cells)")
  }

  @Test("A session that goes on is written on, with further numbers")
  func goesOn() throws {
    var first: ScriptedSession? = shell()
    for line in ["data moons n=50", "net 3 tanh, 1 sigmoid", "train 9 iterations", "undo"] {
      first?.json(line)
    }
    #expect(first != nil && shell().json("resume").contains("no other session was kept"))
    first = nil
    var second: ScriptedSession? = shell()
    second?.json("resume")
    second?.json("x = 7")
    second = nil
    let third = shell()
    third.json("resume")
    let rows = try #require(third.run("cells").first?["result"] as? ScriptedSession.Object)
    let numbers = (rows["rows"] as? [[Any]])?.compactMap { $0.first as? Int }
    #expect(numbers == [1, 2, 4])
    #expect(try third.values("x").elements == [7])
  }

  /// Lines whose values no second run would give.
  private static let chancy = [
    "import time\ntic = time.time()",
    "for i in range(3):\n  q = time.perf_counter() + time.process_time() + time.monotonic()",
    "np.random.seed()\nx = np.random.rand(3)", "y = rand(2)", "h = [id([]), hash('a')]",
    "n = 0\nt = time.perf_counter()\nwhile time.perf_counter() - t < 0.03:\n  n += 1",
    "data moons n=50", "net 3 tanh, 1 sigmoid", "train 5 iterations", "z = tic + n",
  ]

  @Test("What a cell read of a clock, or of chance, is kept with its line")
  func keepsClocks() throws {
    let names = ["tic", "q", "x", "y", "n", "z", "W1"]
    let session = shell()
    for line in Self.chancy { session.json(line) }
    func numbers(_ session: ScriptedSession) throws -> [[Double]] {
      try names.map { try session.values($0).elements }
    }
    let expected = try numbers(session)
    #expect(expected[4][0] > 100)
    // However often a line asks for the time, it fills no disk.
    #expect(try Data(contentsOf: URL(filePath: journal())).count < 400_000)
    let other = shell(keeps: false)
    #expect(other.json("resume 1").contains("\"stopped_at\":null"))
    #expect(try numbers(other) == expected)
    other.json("undo")
    other.json("rerun 1")
    #expect(try other.values("tic").elements[0] > expected[0][0])
  }

  @Test("A training that was killed says the iteration of its last copy")
  func saysIteration() throws {
    var session: ScriptedSession? = shell()
    for line in ["data moons n=50", "net 3 tanh, 1 sigmoid", "train 7 iterations"] {
      session?.json(line)
    }
    session = nil
    let saved = try #require(JournalFolder(in: ["XDG_STATE_HOME": home.path])?.sessions.first)
    do {
      let file = try saved.goOn(opening: .init(time: 0, language: "en"))
      try file.append([
        .begun(.init(number: 4, text: "train 99999 epochs", isCell: false, progress: nil)),
        .reached(number: 4, text: "train 1200 iterations"),
      ])
    }
    let other = shell()
    #expect(other.session.invitation?.contains("iteration 1,207") == true)
    let screen = other.type("resume")
    #expect(
      screen.contains("back: 4 lines, moons, 3 tanh · 1 sigmoid, iteration 1,207"), "\(screen)")
    #expect(try other.values("iteration").elements == [1207])
  }

  @Test("A copy of a long run is taken up, and where it is not whole the run is run again")
  func takesCopiesUp() throws {
    var left: ScriptedSession? = shell()
    let lines = [
      "data moons n=400", "net 16 tanh, 1 sigmoid", "train 2500 iterations", "set lr=0.2",
      "train 2500 iterations", "back 30 iterations", "x = J", "train 10 iterations",
    ]
    for line in lines { left?.json(line) }
    let expected = try state(#require(left))
    left = nil
    let folder = URL(filePath: try journal()).deletingLastPathComponent()
    let copies = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix("checkpoint") }
    #expect(copies.count >= 3, "\(copies)")
    #expect(try state(resumed()) == expected)
    for (index, copy) in copies.enumerated() {
      var bytes = try Data(contentsOf: folder.appending(path: copy))
      bytes[bytes.count / 2] ^= UInt8(1 << index)
      try bytes.write(to: folder.appending(path: copy))
      #expect(try state(resumed()) == expected)
    }
  }

  @Test("What Ctrl-C stopped is there again as far as it came", arguments: 0..<4)
  func stopped(seed: Int) throws {
    let lines = [
      "train 5000 iterations", "z = []\nfor i in range(1000000):\n  z.append(i % 7)",
      "search 6 epochs=20 lr=0.01..1", "run \(try home.write("train 9000\nx = 3\n", to: "s.bs"))",
    ]
    let stop = Stop()
    var left: ScriptedSession? = shell { stop.isDue() }
    for line in ["data moons n=50", "net 3 tanh, 1 sigmoid"] { left?.json(line) }
    stop.comes(after: 37)
    left?.json(lines[seed])
    stop.comes(after: .max)
    left?.json("y = 5")
    let expected = try state(#require(left)) + [try #require(left).json("len(z)")]
    left = nil
    let other = resumed()
    #expect(state(other) + [other.json("len(z)")] == expected)
    #expect(try other.values("y").elements == [5])
  }

  /// A Ctrl-C that comes at some look for it.
  private final class Stop: @unchecked Sendable {
    private var left = Int.max

    func comes(after looks: Int) { left = looks }

    func isDue() -> Bool {
      left -= 1
      return left == 0
    }
  }

  @Test("A session that is kept only from some line on has all its lines")
  func keptLater() throws {
    var left: ScriptedSession? = shell(keeps: false)
    for line in ["x = 1", "y = 2", "undo", "set journal=on", "z = 3"] { left?.json(line) }
    #expect(left?.json("set").contains("\"journal\",\"on\"") == true)
    left?.json("set journal=off")
    left?.json("x = 9")
    left = nil
    let other = resumed()
    #expect(try other.values("x + z").elements == [4])
    #expect(other.json("y").contains("\"ok\":false"))
  }
}
