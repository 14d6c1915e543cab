import Foundation
import Matrices
import TestSupport
import Testing

/// Sessions killed at any moment: what was shown is kept.
@Suite struct KillTests {
  /// How many sessions are killed: `BACKSTEP_KILLS`, else what the time for tests allows.
  private static let count =
    ProcessInfo.processInfo.environment["BACKSTEP_KILLS"].flatMap(Int.init) ?? 6

  private static let lines = [
    "x = 3", "x = randn(2, 2)", "y = x + 1", "net 3 tanh, 1 sigmoid",
    "net 4 relu, 2 tanh, 1 sigmoid", "step 3", "step iteration", "train 7 iterations",
    "train 2 epochs", "train 400 iterations", "back 2", "back 3 iterations", "goto 3", "goto end",
    "set lr=0.3", "set l2=0.1", "optimizer adam lr=0.05", "optimizer momentum", "set batch=16",
    "W1 = 2 * W1", "b1[0] = 0.5", "freeze 1", "unfreeze 1", "branch b", "branch c", "switch main",
    "switch b", "break J < 0.01", "break off 1", "set digits=6", "seed 5", "reset",
    "data circles n=40", "data moons n=60", "split train=0.8 dev=0.2", "normalize", "lang zh",
    "lang en", "undo", "undo 2", "undo 3", "redo", "rerun 2", "rerun 3-4", "note so far", "cells",
    "def f(a):\n  return a + 1", "z = [f(i) for i in range(3)]", "d = {'a': [1, 2.5], 'b': x}",
    "for i in range(4):\n  z.append(i)", "class C:\n  n = 3", "rewrite A1 = tanh(Z1) + 0.1",
    "rewrite A1 off", "open loss", "open 4", "next", "skip", "page 2", "hint", "prev", "close",
    "predict J down", "bug start", "bug stop", "set precision=float32", "show W1", "J", "plan",
    "search 2 epochs=1 lr=0.01..0.1", "tag 3 odd", "goal accuracy_dev > 0.9",
  ]

  private func surroundings(_ home: TemporaryFolder) -> [String: String] {
    ["BACKSTEP_HOME": Checkout.folder, "XDG_STATE_HOME": home.path]
  }

  /// Sixty lines that succeed one after another.
  private func session(seed: Int) throws -> [String] {
    let home = try TemporaryFolder()
    let reference = ScriptedSession(environment: surroundings(home))
    var random = NumPyRandom(seed: UInt32(7000 + seed))
    var typed: [String] = []
    for line in ["data moons n=50", "net 3 tanh, 1 sigmoid"] {
      reference.json(line)
      typed.append(line)
    }
    for _ in 0..<400 where typed.count < 60 {
      let line = Self.lines[Int(random.integer(through: UInt32(Self.lines.count - 1)))]
      if reference.execute(line) { typed.append(line) }
    }
    return typed
  }

  /// What a person can see of a session, without the times that were measured.
  private func view(_ session: ScriptedSession) -> [String] {
    [
      "show", "set", "branches", "breaks", "runs", "x", "y", "W1", "b1", "J", "vdW1", "A1", "t",
      "z", "d", "iteration", "cells all", "rand(2)",
    ].map {
      session.json($0).replacing(#/"seconds":[^,}]*/#, with: "")
        // The line that was under way waits to be run, and has a number of its own.
        .replacing(#/,\[\d+,"(?:[^"\\]|\\.)*","(not run|没有运行)",false,false\]/#, with: "")
        .replacing(#/\[\d+,"/#, with: "[\"")
        // What a line said first may be in words or for programs, and tell a time.
        .replacing(#/","(?:[^"\\]|\\.)*",(true|false),(true|false)\]/#) { "\",\($0.1),\($0.2)]" }
    }
  }

  /// The first lines, without a break.
  private func uninterrupted(_ lines: ArraySlice<String>) throws -> [String] {
    let home = try TemporaryFolder()
    let session = ScriptedSession(environment: surroundings(home))
    for line in lines { session.json(line) }
    return view(session)
  }

  /// Lets the program read lines and kills it.
  /// - Returns: How many of the lines had been answered.
  private func kill(_ lines: [String], in home: TemporaryFolder, after delay: Double) throws -> Int
  {
    let output = try home.write("", to: "output")
    let process = Process()
    process.executableURL = ProgramTests.program
    process.arguments = ["--journal", "--format", "json", "-"]
    process.environment = surroundings(home)
    let input = Pipe()
    process.standardInput = input
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: output))
    process.standardError = FileHandle.nullDevice
    try process.run()
    // A statement of several rows ends with an empty one.
    let rows = lines.map { $0 + ($0.contains("\n") ? "\n\n" : "\n") }
    input.fileHandleForWriting.write(Data(rows.joined().utf8))
    Thread.sleep(forTimeInterval: delay)
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    let answers = try home.read("output").split(separator: "\n", omittingEmptySubsequences: false)
    let whole = answers.dropLast().joined(separator: "\n")
    let numbers = try ScriptedSession.objects(in: whole).compactMap { $0["line"] as? Int }
    let starts = rows.reduce(into: [1]) { $0.append(($0.last ?? 1) + $1.count { $0 == "\n" }) }
    return starts.dropLast().count { $0 <= (numbers.max() ?? 0) }
  }

  @Test(
    "What was shown when a session was killed is there again, bit for bit", arguments: 0..<count)
  func losesNothing(seed: Int) throws {
    let (lines, home) = (try session(seed: seed / 4), try TemporaryFolder())
    var random = NumPyRandom(seed: UInt32(seed))
    let answered = try kill(
      lines, in: home, after: 0.05 + 1.5 * random.uniform() * random.uniform())
    let resumed = ScriptedSession(environment: surroundings(home))
    let reply = resumed.json("resume")
    guard answered > 0 || reply.contains("\"ok\":true") else { return }
    #expect(reply.contains("\"stopped_at\":null"), "\(answered): \(reply) \(lines)")
    let found = view(resumed)
    // The line at work may have been written down and not shown yet, as one that says nothing.
    let last = min(answered + 3, lines.count)
    // Of a line that runs others again, those are kept that were.
    if lines[answered..<last].contains(where: { $0.hasPrefix("rerun") }) { return }
    let differences = try (answered...last).map { count in
      zip(try uninterrupted(lines.prefix(count)), found).filter { $0 != $1 }
    }
    let least = differences.min { $0.count < $1.count } ?? []
    #expect(least.isEmpty, "seed \(seed), \(answered) answered: \(least) \(lines)")
  }

  @Test("A training that is killed goes on from the last copy of it")
  func keepsCopies() throws {
    let home = try TemporaryFolder()
    let lines = ["data moons n=200", "net 8 tanh, 1 sigmoid", "train 30000 iterations", "x = 1"]
    #expect(try kill(lines, in: home, after: 8) == 4)
    let sessions = home.path + "/backstep/sessions"
    let name = try #require(FileManager.default.contentsOfDirectory(atPath: sessions).first)
    let files = try FileManager.default.contentsOfDirectory(atPath: "\(sessions)/\(name)")
    #expect(files.sorted() == ["3.1.checkpoint", "journal"])
    let resumed = ScriptedSession(environment: surroundings(home))
    #expect(resumed.json("resume").contains("\"stopped_at\":null"))
    #expect(try view(resumed) == uninterrupted(lines[...]))
  }
}
