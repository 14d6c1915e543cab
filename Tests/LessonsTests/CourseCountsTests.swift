import Testing

@testable import Lessons

@Suite("The counts of a course")
struct CourseCountsTests {
  private func counts(_ old: String, _ new: String) throws -> CourseCounts {
    CourseCounts([try LessonParser.parse(Sample.text(old, new), file: "02-sample.md")])
  }

  @Test("are the commands to type, the exercises and those in which something is made")
  func rows() throws {
    let row = try CourseCounts([Sample.lesson()]).rows[0]
    #expect((row.number, row.id) == (2, "sample"))
    #expect([row.dictated, row.exercises, row.made] == [1, 4, 1])
    #expect(row.copied == [])
  }

  @Test("tell the exercise whose formula stands above it")
  func copied() throws {
    #expect(try counts("Run the layer.", "It is `A2-Y`.").copied == ["sample.1"])
    #expect(
      try counts("```backstep type\nstep", "```backstep type\nshow A2 - Y").copied == ["sample.1"])
    #expect(try counts("expect shape W1 (4, 3)", "expect dZ2 ~ A2 - Y").copied == [])
  }

  @Test("ask less of the lesson before all others")
  func first() throws {
    let lesson = try Sample.lesson()
    let first = try counts("number: 2", "number: 0")
    #expect(first.isKept(first.rows[0]))
    let counts = CourseCounts([lesson])
    #expect(!counts.isKept(counts.rows[0]))
    #expect(!counts.areKept)
  }

  @Test("limit what one lesson dictates", arguments: [8, 9])
  func dictated(commands: Int) throws {
    let typed = Array(repeating: "step", count: commands).joined(separator: "\n")
    let counts = try counts("```backstep type\nstep", "```backstep type\n" + typed)
    #expect(counts.dictated == commands)
    let row = counts.rows[0]
    let asked = CourseCounts.Row(
      number: row.number, id: row.id, dictated: row.dictated, exercises: 5, made: 1, copied: [])
    #expect(counts.isKept(asked) == (commands == 8))
  }
}
