import Foundation
import Journals
import Matrices
import TestSupport
import Testing

@testable import Sessions

/// Sessions that ended, in one way or another, and go on.
@Suite struct ResumeTests {
  private let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  private func shell(
    keeps: Bool = true, isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) -> ScriptedSession {
    let session = ScriptedSession(
      environment: ["BACKSTEP_HOME": Checkout.folder, "XDG_STATE_HOME": home.path],
      isInterrupted: isInterrupted)
    if keeps { session.session.keepJournal() }
    return session
  }

  /// What a person can see of a session, with the times it has measured.
  private func view(_ session: ScriptedSession) -> [String] {
    [
      "show", "set", "branches", "breaks", "runs", "x", "W1", "b1", "J", "vdW1", "A1", "t",
      "cells all", "rand(2)",
    ].map { session.json($0).replacing(#/\["journal",[^\]]*\]/#, with: "") }
  }

  /// The same without what the looking itself leaves: its lines, and numbers drawn.
  private func state(_ session: ScriptedSession) -> [String] { view(session).dropLast(2) }

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

  @Test("A journal cut off or flipped at any byte gives back the lines that are whole")
  func survivesDamage() throws {
    var session: ScriptedSession? = shell()
    for value in 1...3 { session?.json("x = \(value)") }
    session = nil
    let path = try journal()
    let whole = try Data(contentsOf: URL(filePath: path))
    // The first record holds its length behind nothing, and no line builds on it.
    let head = 8 + Int(whole[0]) + Int(whole[1]) * 256
    var values: [Double] = []
    for index in whole.indices {
      try whole.prefix(index).write(to: URL(filePath: path))
      let cut = try value(shell(keeps: false))
      if index > 0 { #expect(cut >= (values.last ?? 0), "byte \(index)") }
      values.append(cut)
      var flipped = whole
      flipped[index] ^= 0x40
      try flipped.write(to: URL(filePath: path))
      #expect(try value(shell(keeps: false)) == (index < head ? 3 : cut), "byte \(index)")
    }
    #expect(Set(values) == [0, 1, 2, 3])
    try whole.prefix(whole.count - 3).write(to: URL(filePath: path))
    let screen = shell().type("resume")
    #expect(screen.contains("journal.damaged"), "\(screen)")
    #expect(
      try Data(contentsOf: URL(filePath: path + ".damaged")) == whole.prefix(whole.count - 3))
  }

  @Test("A session whose first bytes are damaged is listed, and used as far as it is whole")
  func listsDamaged() throws {
    var session: ScriptedSession? = shell()
    for value in 1...3 { session?.json("x = \(value)") }
    session = nil
    let path = try journal()
    let whole = try Data(contentsOf: URL(filePath: path))
    var flipped = whole
    flipped[9] ^= 1
    try flipped.write(to: URL(filePath: path))
    var other: ScriptedSession? = shell()
    let screen = other?.type("resume") ?? ""
    #expect(screen.contains("the beginning of its journal was damaged"), "\(screen)")
    #expect(screen.contains("back: 3 lines\n"), "\(screen)")
    #expect(try Data(contentsOf: URL(filePath: path + ".damaged")) == flipped)
    other?.json("x = 4")
    other = nil
    #expect(try value(shell(keeps: false)) == 4)
    let head = 8 + Int(whole[0]) + Int(whole[1]) * 256
    try whole.prefix(head + 12).write(to: URL(filePath: path))
    let last = shell()
    let folder = path.replacing("/journal", with: "")
    #expect(last.type("sessions").contains("damaged: \(folder)"))
    #expect(last.fails("resume")?.contains("damaged") == true)
    #expect(last.fails("resume 1")?.contains("damaged") == true)
  }

  /// What x is after going on; 0 where no line was whole.
  private func value(_ session: ScriptedSession) throws -> Double {
    guard session.json("resume 1").contains("\"ok\":true") else { return 0 }
    return try session.values("x").elements[0]
  }

  private func journal() throws -> String {
    let sessions = home.path + "/backstep/sessions"
    let name = try #require(FileManager.default.contentsOfDirectory(atPath: sessions).first)
    return "\(sessions)/\(name)/journal"
  }

  @Test("A file that changed is said, and where a line differs the session ends before it")
  func noticesChangedFiles() throws {
    let file = home.path + "/x.csv"
    try "1,2\n3,4\n".write(toFile: file, atomically: true, encoding: .utf8)
    var session: ScriptedSession? = shell()
    for line in ["y = 5", "x = load(\"\(file)\")", "z = 6"] { session?.json(line) }
    session = nil
    try "1,2\n3,5\n".write(toFile: file, atomically: true, encoding: .utf8)
    let before = try Data(contentsOf: URL(filePath: journal()))
    let other = shell()
    let screen = other.type("resume")
    #expect(screen.contains("changed since then") && screen.contains("line 2"), "\(screen)")
    #expect(try other.values("y").elements == [5])
    #expect(other.json("x").contains("\"ok\":false"))
    let sessions = home.path + "/backstep/sessions"
    let journals = try FileManager.default.contentsOfDirectory(atPath: sessions).map {
      try Data(contentsOf: URL(filePath: "\(sessions)/\($0)/journal"))
    }
    #expect(journals.count == 2 && journals.contains(before))
  }

  /// - Returns: What a resume says, and whether x is there, after a table has changed.
  private func resumedAfterChange(_ lines: [String], _ file: String) throws -> (String, Bool) {
    try "a,b,y\n1,2,0\n3,4,1\n".write(toFile: file, atomically: true, encoding: .utf8)
    var session: ScriptedSession? = shell()
    for line in ["z = 5"] + lines + ["x = 6"] { session?.json(line) }
    session = nil
    try "a,b,y\n1,2,0\n3,9,1\n".write(toFile: file, atomically: true, encoding: .utf8)
    let other = shell()
    let screen = other.type("resume")
    #expect(try other.values("z").elements == [5])
    return (screen, other.json("x").contains("\"ok\":true"))
  }

  @Test("Where a table has changed since, a resume stops at the line that reads it, run or not")
  func noticesChangedData() throws {
    let file = home.path + "/t.csv"
    let script = try home.write("data \(file) target=y\n", to: "s.bs")
    for line in ["data \(file) target=y", "run \(script)"] {
      let (screen, hasRest) = try resumedAfterChange([line], file)
      #expect(screen.contains("line 2 did not do what it had done"), "\(screen)")
      #expect(!hasRest)
    }
    let (screen, hasRest) = try resumedAfterChange(["data \(file) target=y", "undo"], file)
    #expect(screen.contains("back: 3 lines") && hasRest, "\(screen)")
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

  @Test("Where a resume stops, the line and those behind it wait for redo")
  func letsRestWait() throws {
    let file = home.path + "/x.csv"
    try "1,2\n3,4\n".write(toFile: file, atomically: true, encoding: .utf8)
    var session: ScriptedSession? = shell()
    for line in ["y = 5", "x = load(\"\(file)\")", "z = 6", "v = 1", "undo", "w = sum(x) + z"] {
      session?.json(line)
    }
    session = nil
    try FileManager.default.removeItem(atPath: file)
    var other: ScriptedSession? = shell()
    let screen = other?.type("resume").replacing("\n", with: " ") ?? ""
    #expect(screen.contains("gone since then: \(file)"), "\(screen)")
    #expect(screen.contains("redo runs it and the lines behind it (3 in"), "\(screen)")
    #expect(other?.execute("redo") == false)
    try "1,2\n3,5\n".write(toFile: file, atomically: true, encoding: .utf8)
    // They wait in the next session too.
    other = nil
    var third: ScriptedSession? = shell()
    #expect(third?.type("resume").contains("redo runs the 3 lines") == true)
    for line in ["no such line", "u = 2", "undo", "no such line"] { third?.json(line) }
    third = nil
    let fourth = shell()
    #expect(fourth.type("resume").contains("redo runs the 4 lines"))
    #expect(fourth.execute("redo"))
    #expect(try fourth.values("w").elements == [17])
    #expect(try fourth.values("y + u").elements == [7])
    #expect(fourth.json("v").contains("\"ok\":false"))
    #expect(fourth.fails("redo") != nil)
  }

  @Test("A line that was under way when a session ended is said, and stands at the prompt")
  func saysUnderWay() throws {
    var session: ScriptedSession? = shell()
    for line in ["x = 1", "y = 2"] { session?.json(line) }
    session = nil
    let saved = try #require(JournalFolder(in: ["XDG_STATE_HOME": home.path])?.sessions.first)
    do {
      let file = try saved.goOn(opening: .init(time: 0, language: "en"))
      try file.append([.begun(.init(number: 3, text: "z = 3", isCell: false, progress: nil))])
    }
    let other = shell()
    let screen = other.type("resume").replacing("\n", with: " ")
    #expect(screen.contains("line 3 was under way when it ended"), "\(screen)")
    #expect(other.session.takeDraft() == "z = 3")
    #expect(try other.values("x + y").elements == [3])
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

  @Test("A session that could not be kept for a while is kept whole once there is room")
  func keptAgain() throws {
    let sessions = try home.write("no folder", to: "backstep")
    var session: ScriptedSession? = shell()
    #expect(session?.type("x = 1").contains("no longer kept") == true)
    #expect(session?.type("data moons n=20").contains("kept") == false)
    #expect(session?.session.farewell?.contains("could not be kept") == true)
    try FileManager.default.removeItem(atPath: sessions)
    #expect(session?.type("y = 2").contains("kept again") == true)
    #expect(session?.type("y = 3").contains("kept") == false)
    #expect(session?.session.farewell?.contains("is kept") == true)
    session = nil
    let other = resumed()
    #expect(try other.values("x + y").elements == [4])
  }

  @Test("Room that comes just before one leaves is enough")
  func keptAtLast() throws {
    let sessions = try home.write("no folder", to: "backstep")
    var session: ScriptedSession? = shell()
    session?.type("data moons n=20")
    try FileManager.default.removeItem(atPath: sessions)
    #expect(session?.session.farewell?.contains("is kept") == true)
    session = nil
    #expect(shell().type("resume").contains("moons"))
  }

  @Test("What could be brought back when a session ended is run by redo after a resume")
  func bringsBackLater() throws {
    for (lines, y) in [
      (["x = 1", "y = 2", "z = 3", "undo 3", "quit"], 2.0),
      (["x = 1", "y = 2", "undo", "undo"], 2),
      (["q = 1", "y = q", "x = 1", "undo 3", "redo", "undo 2"], 1),
    ] {
      var session: ScriptedSession? = shell()
      for line in lines { session?.json(line) }
      session = nil
      let other = shell()
      other.json("resume 1")
      #expect(other.json("y").contains("\"ok\":false"), "\(lines)")
      other.json("redo")
      #expect(try other.values("y").elements == [y], "\(lines)")
      #expect(try other.values("x").elements == [1], "\(lines)")
      try FileManager.default.removeItem(atPath: home.path + "/backstep")
    }
  }

  @Test("What waits where a rerun has stopped waits after a resume too")
  func waitsLater() throws {
    let file = try home.write("5,6\n", to: "x.csv")
    var session: ScriptedSession? = shell()
    for line in ["a = 1", "x = load(\"\(file)\")", "y = x + a"] { session?.json(line) }
    try FileManager.default.removeItem(atPath: file)
    #expect(session?.json("rerun 1").contains("2 in all") == true)
    session = nil
    try home.write("7,8\n", to: "x.csv")
    let other = shell()
    #expect(other.type("resume").contains("redo runs the 2 lines"))
    #expect(other.json("y").contains("\"ok\":false"))
    other.json("redo")
    #expect(try other.values("y").elements == [8, 9])
  }

  @Test("Sessions in which nothing was done do not stand before one with work")
  func passesOverEmpty() throws {
    var session: ScriptedSession? = shell()
    session?.json("x = 3")
    for lines in [["note a"], ["help"], ["lang zh", "set digits=6"], ["y = 1", "undo"]] {
      session = nil
      session = shell()
      for line in lines { session?.json(line) }
    }
    session = nil
    // Sessions of one second go by their names.
    let other = shell()
    #expect(other.session.invitation?.contains("1 line") == true)
    other.json("resume")
    #expect(try other.values("x").elements == [3])
    #expect(other.json("sessions").contains("lines"))
  }

  @Test("A journal of a later version is used as far as it says the same, and never written on")
  func readsLaterVersions() throws {
    let expected = left(
      ["data moons n=400", "net 16 tanh, 1 sigmoid", "train 2500 iterations", "x = J"])
    let path = try journal()
    let later = try Self.withVersion(9, Array(Data(contentsOf: URL(filePath: path))))
    // A new file, which nobody holds.
    try Data(later).write(to: URL(filePath: path), options: .atomic)
    let other = shell()
    let screen = other.type("resume")
    #expect(screen.contains("iteration 2,500") && screen.contains("a later Backstep"), "\(screen)")
    #expect(state(other) == expected)
    other.json("y = 7")
    #expect(try Array(Data(contentsOf: URL(filePath: path))) == later)
    // What went on has a journal of its own, and a copy of the run with it.
    let sessions = home.path + "/backstep/sessions"
    let own = try #require(
      FileManager.default.contentsOfDirectory(atPath: sessions).map { "\(sessions)/\($0)" }
        .first { !path.hasPrefix($0 + "/") })
    let names = try FileManager.default.contentsOfDirectory(atPath: own)
    #expect(names.count == 2 && names.contains("journal"), "\(names)")
  }

  /// What a session was that some lines made and that has ended.
  private func left(_ lines: [String]) -> [String] {
    let session = shell()
    for line in lines { session.json(line) }
    return state(session)
  }

  /// A journal whose first record says another version: behind the frame's eight bytes and the kind
  /// stands a text of sixteen, then the version.
  private static func withVersion(_ version: UInt8, _ journal: [UInt8]) -> [UInt8] {
    var bytes = journal
    let end = 8 + Int(bytes[0]) + Int(bytes[1]) * 256
    bytes[8 + 1 + 8 + 16] = version
    let sum = crc32c(bytes[0..<4] + bytes[8..<end])
    for index in 0..<4 { bytes[4 + index] = UInt8(truncatingIfNeeded: sum >> (8 * index)) }
    return bytes
  }

  /// CRC-32C bit by bit, as RFC 3720 defines it.
  private static func crc32c(_ bytes: some Sequence<UInt8>) -> UInt32 {
    ~bytes.reduce(UInt32.max) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in
        sum >> 1 ^ (sum & 1 == 1 ? 0x82F6_3B78 : 0)
      }
    }
  }

  @Test("Where nothing can be kept one sentence says so, and the session goes on")
  func goesOnWithoutHome() throws {
    let session = ScriptedSession(environment: ["BACKSTEP_HOME": Checkout.folder])
    session.session.keepJournal()
    #expect(session.type("x = 1").contains("not kept"))
    #expect(!session.type("x = 2").contains("not kept"))
    try "no folder".write(toFile: home.path + "/backstep", atomically: true, encoding: .utf8)
    let other = shell()
    #expect(other.type("x = 1").contains("no longer kept"))
    #expect(try other.values("x").elements == [1])
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

  private func resumed() -> ScriptedSession {
    let session = shell(keeps: false)
    let reply = session.json("resume 1")
    #expect(reply.contains("\"stopped_at\":null"), "\(reply)")
    return session
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

  @Test("Two shells at once keep two sessions, and neither goes on with the other's")
  func twoShells() throws {
    let (one, two) = (shell(), shell())
    one.json("x = 1")
    two.json("x = 2")
    #expect(one.type("sessions").contains("in use"))
    #expect(one.type("resume 1").contains("another shell"))
    one.json("y = x")
    two.json("y = x")
    #expect(try [one, two].map { try $0.values("y").elements[0] } == [1, 2])
  }

  @Test("A folder that may only be read is said once, and the session goes on")
  func readOnly() throws {
    try #require(chmod(home.path, 0o500) == 0)
    defer { chmod(home.path, 0o700) }
    // Whoever may do everything may write there too.
    guard access(home.path, W_OK) != 0 else { return }
    let session = shell()
    #expect(session.type("x = 1").contains("no longer kept"))
    #expect(!session.type("x = 2").contains("kept"))
    #expect(try session.values("x").elements == [2])
  }

  @Test("Sessions are listed and deleted by number")
  func listsAndDeletes() throws {
    var session: ScriptedSession? = shell()
    session?.json("data moons n=50")
    #expect(shell().type("sessions delete 1").contains("another shell"))
    session = nil
    #expect(shell().type("sessions").contains("moons"))
    #expect(shell().type("sessions delete 1").contains("deleted"))
    #expect(shell().type("sessions").contains("no other session"))
  }
}
