import Foundation
import Presentation
import Sessions
import TestSupport
import Testing

/// Saving asks before it replaces a file that this session did not write.
@Suite("Overwriting") struct OverwritingTests {
  private final class Log: @unchecked Sendable {
    var questions: [String] = []
    var answer = false
    var text = ""
  }

  private let home: TemporaryFolder
  private let log = Log()

  init() throws { home = try TemporaryFolder() }

  private func session(_ language: String = "en") -> Session {
    let log = log
    return Session(
      surroundings: Surroundings(
        environment: ["HOME": "/nowhere", "LANG": language], executable: "",
        confirm: { question in
          log.questions.append(question)
          return log.answer
        }),
      output: TextOutput(
        page: { _ in Page(width: 300) }, write: { log.text += $0 }, writeError: { log.text += $0 }))
  }

  private func file(_ name: String) throws -> String { try home.write("old", to: name) }

  private func isOld(_ path: String) throws -> Bool {
    try Data(contentsOf: URL(fileURLWithPath: path)) == Data("old".utf8)
  }

  @Test("A person is asked, in the language spoken, and no keeps the file")
  func asks() throws {
    let path = try file("a.npy")
    #expect(!session().execute(SourceLine("save ones(2) to \(path)")))
    #expect(log.questions == ["\(path) is there already. Replace it? (y/n) "])
    #expect(try isOld(path))
    #expect(log.text.contains("is left as it was") && log.text.contains("add over"))
    #expect(!session("zh_CN.UTF-8").execute(SourceLine("save ones(2) to \(path)")))
    #expect(log.questions.last == "\(path) 已经存在，要替换吗？(y/n) ")
    log.answer = true
    #expect(session().execute(SourceLine("save ones(2) to \(path)")))
    #expect(try !isOld(path))
  }

  @Test("What the session wrote itself is replaced unasked, by every command that writes")
  func own() throws {
    let session = session()
    for line in [
      "save ones(2) to \(home.path)/new.npy", "plot heat eye(2) to \(home.path)/new.svg",
    ] {
      #expect(session.execute(SourceLine(line)))
      #expect(session.execute(SourceLine(line)))
    }
    #expect(log.questions.isEmpty)
    let picture = try file("old.svg")
    #expect(!session.execute(SourceLine("plot heat eye(2) to \(picture)")))
    #expect(try isOld(picture))
    #expect(session.execute(SourceLine("plot heat eye(2) to \(picture) over")))
    #expect(try !isOld(picture))
  }

  @Test("With over, and in scripts, nobody is asked")
  func unasked() throws {
    let session = session()
    let paths = try ["a.npy", "b.npy", "c.npy"].map(file)
    #expect(session.execute(SourceLine("save ones(2) to \(paths[0]) over")))
    #expect(session.execute(SourceLine("save ones(2) to \(paths[1])", file: "s.bs", number: 1)))
    let script = try home.write("save ones(2) to \(paths[2])\n", to: "s.bs")
    #expect(session.execute(SourceLine("run \(script)")))
    #expect(log.questions.isEmpty)
    for path in paths { #expect(try !isOld(path)) }
  }
}
