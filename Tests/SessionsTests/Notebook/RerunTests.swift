import Matrices
import Sessions
import TestSupport
import Testing

/// Lines that are run again: what stops them loses nothing.
@Suite struct RerunTests {
  private func session(
    _ lines: String..., edit: (@Sendable (String) -> EditedText?)? = nil
  ) -> ScriptedSession {
    let session = ScriptedSession(
      environment: ["BACKSTEP_HOME": Checkout.folder], edit: edit)
    for line in lines { session.type(line) }
    return session
  }

  /// The cells: number, what was typed, whether it counts.
  private func cells(_ session: ScriptedSession) throws -> [String] {
    let result = try session.run("cells all").first?["result"] as? ScriptedSession.Object
    let rows = try #require(result?["rows"] as? [[Any]])
    return rows.map { "\($0[0]) \($0[1]) \($0[4] as? Bool == true ? "counts" : "-")" }
  }

  private static let latin: [UInt8] = Array("x = 1\nnote caf".utf8) + [0xE9, 0x0A]

  @Test("What an editor leaves is read as UTF-8, or its file is named and stays")
  func readsEdited() {
    let file = "/tmp/a.py"
    func read(_ text: String) -> EditedText { EditedText(Array(text.utf8), in: file) }
    #expect(read("x = 1\r\ny = 2\r\n\n  \n") == .text("x = 1\ny = 2"))
    #expect(read("\u{FEFF}笔记\n") == .text("笔记"))
    #expect(read("") == .text("") && read("\n \n") == .text(""))
    #expect(EditedText(Self.latin, in: file) == .unreadable(file: file, row: 2))
    for codes: [UInt8] in [[0xFF, 0xFE, 0x78, 0], [0x78, 0, 0x0A, 0], [0, 0x78]] {
      #expect(EditedText(codes, in: file) == .unreadable(file: file, row: 1))
    }
  }

  @Test(
    "Where the editor leaves nothing that can be run, nothing is done and it is said",
    arguments: [
      (EditedText(latin, in: "/tmp/a.py"), "row 2 of what the editor left is not UTF-8"),
      (.text(""), "left nothing to run"), (.text("# x = 2"), "left nothing to run"),
    ])
  func refuses(left: EditedText, words: String) throws {
    let session = session("x = 1", "y = x + 1", "z = y + 1", edit: { _ in left })
    let before = try cells(session)
    for line in ["rerun 2 edit", "edit 2"] {
      #expect(session.fails(line)?.contains(words) == true, "\(line)")
    }
    #expect(try cells(session) == before)
    #expect(try session.values("z").elements == [3])
    #expect(session.session.takeDraft() == nil)
  }

  @Test("A rerun that stops goes as far as it can, and redo goes on with the rest")
  func goesOn() throws {
    let changed = session(
      "a = 1", "x = a + 1", "y = x * 2", "z = y + 1",
      edit: { .text($0.replacing("y = x * 2", with: "y = x * q")) })
    let error = changed.fail("rerun 2 edit")
    #expect(error?.message == "stopped at: y = x * q")
    #expect(error?.hint?.contains("2 in all") == true && error?.hint?.contains("redo") == true)
    #expect(
      try cells(changed) == [
        "1 a = 1 counts", "2 x = a + 1 -", "3 y = x * 2 -", "4 z = y + 1 -", "5 x = a + 1 counts",
        "6 y = x * q -", "7 z = y + 1 -",
      ])
    #expect(changed.fail("redo")?.message == "stopped at: y = x * q")
    #expect(try cells(changed).count == 7)
    changed.type("q = 5")
    changed.type("redo")
    #expect(try changed.values("z").elements == [11])
    #expect(changed.fails("redo") != nil)
  }

  @Test("What waits is changed by redo edit")
  func editsRest() throws {
    let calls = Calls()
    let session = session(
      "x = 2", "y = x * 2", "z = y + 1",
      edit: { text in
        .text(
          calls.isFirst ? text.replacing("x * 2", with: "x * q") : text.replacing("q", with: "4"))
      })
    session.type("rerun 2 edit")
    #expect(try session.values("x").elements == [2])
    session.type("redo edit")
    #expect(try session.values("z").elements == [9])
    #expect(session.fails("redo edit") == "no line waits to be run")
  }

  private final class Calls: @unchecked Sendable {
    private var count = 0
    var isFirst: Bool {
      count += 1
      return count == 1
    }
  }

  @Test("A cell that failed and left something does not stop a rerun")
  func passesFailures() throws {
    let session = session("x = 1", "z = 1\nz = z + nothing\nz = 5", "y = z + x")
    session.type("rerun 1")
    #expect(try session.values("y").elements == [2])
  }

  @Test("Lines of a lesson are run again with the progress of their time")
  func supposesProgress() throws {
    let home = try TemporaryFolder()
    let session = ScriptedSession(
      environment: ["BACKSTEP_HOME": Checkout.folder, "XDG_STATE_HOME": home.path])
    for line in ["open 4", "page 4"] { session.type(line) }
    session.type("rerun 1-1")
    #expect(session.session.place.contains(" 1/"), "\(session.session.place)")
    session.type("close")
    session.type("open 4")
    #expect(session.session.place.contains(" 1/"), "\(session.session.place)")
  }

  @Test("Within a script that is run, each command says what it cannot do")
  func refusesWithinScripts() throws {
    let home = try TemporaryFolder()
    for (line, words) in [
      ("undo", "taken back"), ("rerun 1", "taken back"), ("export \(home.path)/a.bs", "document"),
      ("resume", "another session"),
    ] {
      let session = session("x = 1")
      let script = try home.write(line + "\n", to: "s.bs")
      let screen = session.type("run \(script)")
      #expect(screen.contains(words), "\(line): \(screen)")
    }
  }
}
