import Foundation
import Journals
import TestSupport
import Testing

@testable import Sessions

/// Sessions that end while lines are run one after another, or in the midst of a training.
@Suite struct ResumeMidwayTests: KeepsSessions {
  let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  /// Takes a copy of a session's folder while a line trains: what a kill there leaves.
  private final class Camera: @unchecked Sendable {
    /// Looks for Ctrl-C to come until it is taken: those before the lines are few.
    private var looks = Int.max
    let folder: TemporaryFolder
    private let source: String

    init(_ source: String) throws { (self.source, folder) = (source, try TemporaryFolder()) }

    func takeOne() { looks = 15 }
    var isTaken: Bool { looks <= 0 }

    func look() -> Bool {
      looks -= 1
      guard looks == 0 else { return false }
      try? FileManager.default.copyItem(
        atPath: "\(source)/backstep", toPath: "\(folder.path)/backstep")
      return false
    }
  }

  /// Types lines, then one in whose midst the session ends.
  /// - Returns: The folder that is left.
  private func end(_ lines: [String], in last: String) throws -> TemporaryFolder {
    let camera = try Camera(home.path)
    let session = shell(isInterrupted: { camera.look() })
    for line in lines { session.json(line) }
    camera.takeOne()
    session.json(last)
    #expect(camera.isTaken)
    return camera.folder
  }

  private func shell(in folder: TemporaryFolder, atTerminal: Bool = false) -> ScriptedSession {
    let key: @Sendable () -> Bool = { true }
    let session = ScriptedSession(
      environment: ["BACKSTEP_HOME": Checkout.folder, "XDG_STATE_HOME": folder.path],
      waitForKey: atTerminal ? key : nil)
    session.session.keepJournal()
    return session
  }

  private let lines = [
    "data moons n=60", "net 3 tanh, 1 sigmoid", "x = 1", "train 20 iterations", "y = 2", "z = 3",
  ]

  @Test(
    "A rerun that is killed loses none of the lines behind: all of them wait for redo",
    arguments: [("rerun 3", [2, 3.0], 3), ("rerun 3-5", [2], 2), ("rerun 4", [2, 3], 3)])
  func rerun(line: String, behind: [Double], count: Int) throws {
    let left = try end(lines, in: line)
    // What waits is there however often it is gone on with.
    for _ in 0..<2 {
      let session = shell(in: left)
      let screen = session.type("resume").replacing("\n", with: " ")
      #expect(screen.contains("redo runs"), "\(screen)")
      #expect(session.json("y").contains("\"ok\":false"))
      #expect(try session.values("x").elements == [1])
    }
    let session = shell(in: left)
    session.json("resume")
    session.json("redo")
    #expect(try session.values("y").elements == [behind[0]])
    #expect(try session.values("iteration").elements == [20])
    #expect(session.json("z").contains("\"ok\":true") == (behind.count == 2))
    #expect(session.fails("redo") != nil)
  }

  @Test("Resume says which line was under way, and how many wait behind it")
  func says() throws {
    let left = try end(lines, in: "rerun 3")
    let session = shell(in: left, atTerminal: true)
    let screen = session.type("resume").replacing("\n", with: " ")
    #expect(screen.contains("line 8 was under way when it ended"), "\(screen)")
    #expect(screen.contains("2 lines behind it wait: redo runs all 3"), "\(screen)")
    #expect(session.session.takeDraft() == nil)
  }

  @Test("Lines that waited and were being run when it ended wait again, each once")
  func redo() throws {
    let first = try end(lines, in: "rerun 3")
    let camera = try Camera(first.path)
    let middle = ScriptedSession(
      environment: ["BACKSTEP_HOME": Checkout.folder, "XDG_STATE_HOME": first.path],
      isInterrupted: { camera.look() })
    middle.session.keepJournal()
    middle.json("resume")
    camera.takeOne()
    middle.json("redo")
    let last = shell(in: camera.folder)
    let screen = last.type("resume").replacing("\n", with: " ")
    #expect(screen.contains("redo runs"), "\(screen)")
    last.json("redo")
    #expect(try last.values("y + z").elements == [5])
    #expect(try last.values("iteration").elements == [20])
    #expect(last.fails("redo") != nil)
  }

  @Test("Of a script that was running what was shown is kept, and the rest waits")
  func script() throws {
    let inner = try home.write("v = 5\nw = v + 1\n", to: "inner.bs")
    let script = try home.write(
      "# a comment\nx = 1\nrun \(inner)\ndata moons n=60\nnet 3 tanh, 1 sigmoid\n"
        + "train 20 iterations\ny = 2\n", to: "outer.bs")
    let left = try end(["u = 4"], in: "run \(script)")
    try FileManager.default.removeItem(atPath: script)
    do {
      let session = shell(in: left)
      let screen = session.type("resume").replacing("\n", with: " ")
      #expect(screen.contains("back: 6 lines"), "\(screen)")
      #expect(screen.contains("line 7 was under way when it ended"), "\(screen)")
      #expect(screen.contains("1 line behind it waits: redo runs all 2"), "\(screen)")
      #expect(try session.values("u + v + w + x").elements == [16])
      let cells = session.type("cells")
      for said in ["moons: 60 examples", "bce, 13 parameters", "w = 6"] {
        #expect(cells.contains(said), "\(cells)")
      }
      session.json("redo")
      #expect(try session.values("y").elements == [2])
      #expect(try session.values("iteration").elements == [20])
    }
    let later = shell(in: left)
    #expect(later.json("resume").contains("\"stopped_at\":null"))
    #expect(try later.values("w + y").elements == [8])
    #expect(try later.values("iteration").elements == [20])
  }

  @Test("A lesson in a script that was running goes on as the script had opened it")
  func lessonInScript() throws {
    let script = try home.write("open 9\nnext\nnext\n10\nskip\nx = 3\n", to: "lesson.bs")
    var session: ScriptedSession? = shell()
    for line in ["open 9", "next", "close", "run \(script)"] { session?.json(line) }
    let page = session?.json("page")
    session = nil
    let saved = try #require(JournalFolder(in: ["XDG_STATE_HOME": home.path])?.sessions.first)
    // The session ends before the line that runs the script is done.
    let records = try saved.read().records
    let end = try #require(
      records.lastIndex { if case .piece = $0 { true } else { false } })
    let other = try TemporaryFolder()
    let left = try #require(JournalFolder(in: ["XDG_STATE_HOME": other.path]))
    do {
      let file = try left.begin(.init(time: 0, language: "en"))
      try file.append(Array(records[1...end]))
    }
    let resumed = shell(in: other)
    let screen = resumed.type("resume")
    #expect(screen.contains("back: 9 lines"), "\(screen)")
    #expect(try resumed.values("x").elements == [3])
    #expect(resumed.type("cells").contains("open 9 page 1"))
    #expect(resumed.json("page") == page)
  }

  @Test("What a script had left to do is the script's too, and leaves the learner's progress alone")
  func restOfScriptIsScripts() throws {
    let lesson = ["open 9", "next", "next", "10"]
    let script = try home.write(
      "train 20 iterations\n" + lesson.joined(separator: "\n") + "\n", to: "lesson.bs")
    let left = try end(["data moons n=60", "net 3 tanh, 1 sigmoid"], in: "run \(script)")
    let store = "\(left.path)/backstep/progress"
    let before = try? String(contentsOfFile: store, encoding: .utf8)
    do {
      let resumed = shell(in: left)
      #expect(resumed.json("resume").contains("\"ok\":true"))
      #expect(resumed.json("redo").contains("\"ok\":true"))
      #expect(resumed.session.state.lesson != nil)
    }
    // Run again, or gone on with another time, it stays the script's.
    let again = shell(in: left)
    #expect(again.json("resume").contains("\"ok\":true"))
    let opened = try #require(
      again.session.notebook.living.first { $0.text.hasPrefix("open") }?.number)
    #expect(again.json("rerun \(opened)").contains("\"ok\":true"))
    #expect((try? String(contentsOfFile: store, encoding: .utf8)) == before)
    // What is typed counts.
    for line in ["close"] + lesson { again.json(line) }
    #expect((try? String(contentsOfFile: store, encoding: .utf8)) != before)
  }

  @Test(
    "A line that was changed at the prompt takes the place of the one that stood there",
    arguments: [([], true), (["y = 5"], false)])
  func changedLine(before: [String], isItsPlace: Bool) throws {
    let left = try end(Array(lines.prefix(3)), in: "train 2000 iterations")
    let resumed = shell(in: left, atTerminal: true)
    resumed.json("resume")
    #expect(resumed.session.takeDraft()?.hasPrefix("train") == true)
    for line in before { resumed.json(line) }
    let said = resumed.type("train 3 iterations")
    #expect(said.contains("it takes the place of line") == isItsPlace, "\(said)")
    #expect(resumed.session.notebook.waiting.isEmpty == isItsPlace)
  }

  @Test("A script that failed, or was run to its end, leaves nothing that waits")
  func wholeScript() throws {
    let good = try home.write("x = 1\ny = x + 1\n", to: "good.bs")
    let bad = try home.write("x = 7\nnonsense here\n", to: "bad.bs")
    var session: ScriptedSession? = shell()
    for line in ["run \(good)", "run \(bad)", "z = 3"] { session?.json(line) }
    session = nil
    let other = shell()
    let screen = other.type("resume")
    #expect(screen.contains("back: 2 lines"), "\(screen)")
    #expect(try other.values("x + y + z").elements == [6])
    #expect(other.fails("redo") != nil)
  }

  @Test(
    "Of a training that was cut the rest waits: with it the run is as long as was asked",
    arguments: [
      ("train 50 iterations", 20, "train 30 iterations", 52.0),
      ("train 5 epochs", 3, "train 4 epochs", 20), ("train 5 epochs", 2, "train 4 epochs", 20),
      ("train 5 epochs", 1, "train 5 epochs", 20),
      ("train 2 epochs watch=cost", 3, "train 1 epochs", 8),
    ])
  func cut(asked: String, done: Int, rest: String, iterations: Double) throws {
    var session: ScriptedSession? = shell()
    for line in [
      "data moons n=64", "net 3 tanh, 1 sigmoid", "set batch=16", "train 2 iterations",
    ] { session?.json(line) }
    session = nil
    let saved = try #require(JournalFolder(in: ["XDG_STATE_HOME": home.path])?.sessions.first)
    do {
      let file = try saved.goOn(opening: .init(time: 0, language: "en"))
      try file.append([
        .begun(.init(number: 5, text: asked, isCell: false, progress: nil)),
        .reached(number: 5, text: "train \(done) iterations"),
      ])
    }
    let person = shell(keeps: false, atTerminal: true)
    let screen = person.type("resume").replacing("\n", with: " ")
    #expect(screen.contains("line 5 was under way when it ended: \(asked)"), "\(screen)")
    #expect(screen.contains("the first \(done) of its iterations are kept"), "\(screen)")
    #expect(person.session.takeDraft() == rest)
    let cell = try #require(person.type("cells").split(separator: "\n").last)
    #expect(cell.contains("train \(done) iterations  "), "\(cell)")
    #expect(cell.contains("the first \(done) iterations of \(asked)".prefix(30)), "\(cell)")
    #expect(person.type("cells all").contains("not run"))
    let piped = shell()
    let reply = piped.json("resume")
    #expect(reply.contains("\"rest\":\"\(rest)\""), "\(reply)")
    #expect(reply.contains("\"iterations_kept\":\(done)"), "\(reply)")
    piped.json("redo")
    #expect(try piped.values("iteration").elements == [iterations])
  }
}
