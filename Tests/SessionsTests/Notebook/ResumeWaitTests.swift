import Foundation
import Journals
import Matrices
import TestSupport
import Testing

@testable import Sessions

/// Sessions that do not go on whole: files changed since, a line was under way, lines wait for `redo`.
@Suite struct ResumeWaitTests: KeepsSessions {
  let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

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

  @Test("A line that was under way stands at the prompt, where there is one, and waits for redo")
  func saysUnderWay() throws {
    var session: ScriptedSession? = shell()
    for line in ["x = 1", "y = 2"] { session?.json(line) }
    session = nil
    try begin("z = 3", as: 3)
    do {
      let other = shell(keeps: false, atTerminal: true)
      let screen = other.type("resume").replacing("\n", with: " ")
      #expect(screen.contains("line 3 was under way when it ended"), "\(screen)")
      #expect(screen.contains("at the prompt"), "\(screen)")
      #expect(other.session.takeDraft() == "z = 3")
      #expect(other.json("cells all").contains("[3,\"z = 3\",\"not run\",false,false]"))
      #expect(try other.values("x + y").elements == [3])
      #expect(other.fails("z = 3 +") != nil)
      #expect(other.execute("redo"))
      #expect(try other.values("x + y + z").elements == [6])
      #expect(other.fails("redo") != nil)
    }
    for times in 0..<2 {
      let piped = shell()
      let screen = piped.type("resume").replacing("\n", with: " ")
      #expect(screen.contains(times == 0 ? "redo runs it" : "redo runs the line"), "\(screen)")
      #expect(!screen.contains("prompt"))
      #expect(piped.session.takeDraft() == nil)
      guard times > 0 else { continue }
      #expect(piped.execute("redo"))
      #expect(try piped.values("x + y + z").elements == [6])
    }
  }

  /// Lets the session that was kept end in the midst of a line.
  private func begin(_ text: String, as number: Int) throws {
    let saved = try #require(JournalFolder(in: ["XDG_STATE_HOME": home.path])?.sessions.first)
    let file = try saved.goOn(opening: .init(time: 0, language: "en"))
    try file.append([.begun(.init(number: number, text: text, isCell: false, progress: nil))])
  }

  @Test("The line at the prompt waits no more once it is typed, and waits again where it fails")
  func typesWhatWaits() throws {
    var session: ScriptedSession? = shell()
    for line in ["x = 1", "y = 2"] { session?.json(line) }
    session = nil
    try begin("z = x + q", as: 3)
    do {
      let other = shell(atTerminal: true)
      other.json("resume")
      #expect(other.fails("z = x + q") != nil)
    }
    do {
      let other = shell(atTerminal: true)
      #expect(other.type("resume").contains("redo runs the line"))
      for line in ["q = 5", "z = x + q"] { #expect(other.execute(line)) }
      #expect(other.fails("redo") != nil)
    }
    let last = shell(atTerminal: true)
    #expect(!last.type("resume").contains("redo"))
    #expect(last.fails("redo") != nil)
    #expect(try last.values("z").elements == [6])
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
}
