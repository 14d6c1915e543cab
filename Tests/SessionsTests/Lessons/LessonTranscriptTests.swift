import CustomDump
import Foundation
import TestSupport
import Testing

/// Whole sessions, as they look; `RECORD=1` writes them anew and fails.
@Suite("A lesson from start to end")
struct LessonTranscriptTests {
  static let script = """
    lessons
    open sho

    next
    step
    s 2

    show Z1
    next
    0
    hint
    0.25 + 0
    next
    skip
    next
    (A1 - Y) @ X.T
    (A1 - Y) @ X / m
    [[1, 2]]
    A1
    answer
    hint
    hint
    hint
    answer
    next
    n
    z
    a
    b
    next
    2, 1
    (1, 2)
    next
    prev
    page 1
    page
    page 9
    progress
    lang
    review
    0.25
    next
    close
    """

  @Test("reads so in English and in Chinese", arguments: ["en", "zh"])
  func transcript(language: String) throws {
    let room = try Classroom(language: language == "zh" ? "zh_CN.UTF-8" : "en_GB.UTF-8")
    try expect(room.typeAll(Self.script), named: "\(language).txt")
  }

  private func expect(_ text: String, named name: String) throws {
    let file = "SessionsTests/Transcripts/lessons/\(name)"
    if Recording.isOn {
      try Recording.write(text, to: file)
      Issue.record("recorded \(name); read it, then run without RECORD")
      return
    }
    expectNoDifference(text, try String(contentsOfFile: Recording.path(file), encoding: .utf8))
  }
}
