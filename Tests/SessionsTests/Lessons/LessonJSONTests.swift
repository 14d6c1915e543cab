import Foundation
import TestSupport
import Testing

@testable import Sessions

@Suite("A lesson as JSON")
struct LessonJSONTests {
  private func results(_ lines: [String]) throws -> [[String: Any]] {
    let shell = ScriptedSession()
    let path = (Bundle.module.resourcePath ?? "") + "/Transcripts/course/01-short.md"
    let objects = try (["open \(path)"] + lines).flatMap(shell.run)
    return objects.compactMap { $0["result"] as? ScriptedSession.Object }
  }

  @Test("tells pages, exercises and verdicts apart")
  func kinds() throws {
    let results = try results(["step 2", "show Z1", "next", "0", "0.25"])
    let pages = results.filter { $0["kind"] as? String == "lesson" && $0["parts"] != nil }
    #expect(pages.first?["pages"] as? Int == 3)
    let parts = pages.flatMap { $0["parts"] as? [[String: Any]] ?? [] }
    let names = parts.compactMap { $0["part"] as? String }
    #expect(names == ["text", "run", "run", "type", "text", "exercise"])
    #expect(parts.last?["id"] as? String == "short.1")
    let verdicts = results.filter { $0["kind"] as? String == "verdict" }
    #expect(verdicts.map { $0["right"] as? Bool } == [false, true])
    #expect(verdicts.map { $0["verdict"] as? String } == ["wrong", "right"])
    #expect(verdicts.first?["explanation"] as? String == "The bias is missing.")
  }
}
