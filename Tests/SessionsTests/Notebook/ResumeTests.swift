import Foundation
import Matrices
import TestSupport
import Testing

/// Sessions that ended, in one way or another, and go on.
@Suite struct ResumeTests {
  private let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  private func shell(keeps: Bool = true) -> ScriptedSession {
    let session = ScriptedSession(environment: [
      "BACKSTEP_HOME": Checkout.folder, "XDG_STATE_HOME": home.path,
    ])
    if keeps { session.session.keepJournal() }
    return session
  }

  /// What a person can see of a session, without the times that were measured.
  private func view(_ session: ScriptedSession) -> [String] {
    [
      "show", "set", "branches", "breaks", "runs", "x", "W1", "b1", "J", "vdW1", "A1", "t",
      "cells all", "rand(2)",
    ].map { session.json($0).replacing(#/"seconds":[^,}]*/#, with: "") }
  }

  private static let lines = [
    "x = 3", "x = randn(2, 2)", "net 3 tanh, 1 sigmoid", "net 4 relu, 2 tanh, 1 sigmoid",
    "step 3", "train 7 iterations", "train 2 epochs", "back 2", "goto 3", "set lr=0.3",
    "optimizer adam lr=0.05", "set batch=16", "W1 = 2 * W1", "freeze 1", "unfreeze 1",
    "branch b", "switch main", "break J < 0.01", "set digits=6", "seed 5", "reset",
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

  @Test("A session that goes on is written on, with further numbers")
  func goesOn() throws {
    var first: ScriptedSession? = shell()
    for line in ["data moons n=50", "net 3 tanh, 1 sigmoid", "train 9 iterations", "undo"] {
      first?.json(line)
    }
    #expect(first != nil && shell().json("resume").contains("no session was kept"))
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

  @Test("A journal cut off or flipped anywhere gives back the lines that are whole")
  func survivesDamage() throws {
    var session: ScriptedSession? = shell()
    for value in 1...3 { session?.json("x = \(value)") }
    session = nil
    let path = try journal()
    let whole = try Data(contentsOf: URL(filePath: path))
    for index in stride(from: 0, to: whole.count, by: 7) {
      try whole.prefix(index).write(to: URL(filePath: path))
      try checkValue(shell(keeps: false))
      var flipped = whole
      flipped[index] ^= 0x40
      try flipped.write(to: URL(filePath: path))
      try checkValue(shell(keeps: false))
    }
  }

  private func checkValue(_ session: ScriptedSession) throws {
    guard session.json("resume").contains("\"ok\":true") else { return }
    #expect(try [[1], [2], [3]].contains(session.values("x").elements))
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

  @Test("Sessions are listed and deleted by number")
  func listsAndDeletes() throws {
    var session: ScriptedSession? = shell()
    session?.json("data moons n=50")
    #expect(shell().type("sessions delete 1").contains("another shell"))
    session = nil
    #expect(shell().type("sessions").contains("moons"))
    #expect(shell().type("sessions delete 1").contains("deleted"))
    #expect(shell().type("sessions").contains("no session"))
  }
}
