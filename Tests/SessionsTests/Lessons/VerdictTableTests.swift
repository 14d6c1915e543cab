import CustomDump
import Foundation
import Lessons
import Presentation
import TestSupport
import Testing

@testable import Sessions

/// Five right and five wrong spellings of every formula the course asks for, with their verdicts.
///
/// They stand in tables a teacher can read. A test goes through the lessons that take a moment; with `COURSE=all`
/// it goes through all of them, and with `RECORD=1` besides it writes the tables anew.
@Suite("Formulas that lessons ask for")
struct VerdictTableTests {
  static let quick = [
    "loss", "softmax", "forward", "backward", "momentum", "adam", "batchnorm", "mismatch",
  ]

  private static var goesThroughAll: Bool {
    ProcessInfo.processInfo.environment["COURSE"] == "all"
  }

  private static let lessons: [Lesson] = Catalog(folder: Checkout.folder + "/lessons").lessons
    .filter { lesson in
      let asks = lesson.exercises.contains { $0.question.kind == "formula" }
      return asks && (goesThroughAll || quick.contains(lesson.id))
    }

  @Test("are judged in any spelling, and praised in no wrong one", arguments: lessons.map(\.id))
  func table(id: String) throws {
    let lesson = try #require(Self.lessons.first { $0.id == id })
    let reader = LessonReader(lesson)
    let tables = try reader.tables()
    for row in reader.rows {
      #expect(row.isRight == row.shouldBeRight, "\(row.exercise): \(row.typed): \(row.verdict)")
    }
    let file = "SessionsTests/Transcripts/verdicts/\(id).md"
    if Recording.isOn {
      try Recording.write(tables, to: file)
      Issue.record("recorded \(id).md; read it, then run without RECORD")
    } else {
      expectNoDifference(tables, try String(contentsOfFile: Recording.path(file), encoding: .utf8))
    }
  }
}

/// Goes through a lesson as a learner who does everything right, and tries the spellings on the way.
private final class LessonReader {
  struct Row {
    let exercise: String
    let typed: String
    let shouldBeRight: Bool
    let isRight: Bool
    let verdict: String
  }

  private let lesson: Lesson
  private let session = ScriptedSession().session
  private(set) var rows: [Row] = []

  init(_ lesson: Lesson) {
    self.lesson = lesson
    session.state.lesson = OpenLesson(lesson, page: 0, outside: session.state)
  }

  func tables() throws -> String {
    var text = "# \(lesson.title.en)\n"
    for (page, content) in lesson.pages.enumerated() {
      session.state.lesson?.page = page
      for (index, block) in content.blocks.enumerated() {
        session.state.lesson?.mark = OpenLesson.Mark(block: index)
        text += try follow(block)
      }
    }
    return text
  }

  private func follow(_ block: Block) throws -> String {
    switch block {
    case .run(let script), .type(let script): _ = try session.play(script.lines)
    case .exercise(let exercise):
      let table = table(exercise)
      if case .reach = exercise.question { return table }
      _ = try session.play(exercise.preparation + exercise.solution + exercise.reveal)
      return table
    case .check, .text, .table, .formula: break
    }
    return ""
  }

  private func table(_ exercise: Exercise) -> String {
    guard let forms = AnswerForms(exercise, in: session) else { return "" }
    let tried =
      forms.rightForms.map { row($0, true, exercise) }
      + forms.wrongForms.map { row($0, false, exercise) }
    rows += tried
    let lines = tried.map { "| `\($0.typed)` | \($0.verdict) |" }
    let ask = exercise.ask.en.plainText
    return "\n## \(exercise.id)\n\n\(ask)\n\n| typed | verdict |\n|---|---|\n"
      + lines.joined(separator: "\n") + "\n"
  }

  private func row(_ typed: String, _ shouldBeRight: Bool, _ exercise: Exercise) -> Row {
    let before = session.state
    defer { session.state = before }
    let reports = (try? session.judge(session.read(typed), exercise)) ?? nil
    let verdict = (reports?.first as? VerdictReport).map(Self.words) ?? "not an answer"
    return Row(
      exercise: exercise.id, typed: typed, shouldBeRight: shouldBeRight,
      isRight: verdict == "right", verdict: verdict)
  }

  /// The kind of verdict, what the author says, and the names of the mistakes.
  private static func words(_ report: VerdictReport) -> String {
    let fields = Dictionary(uniqueKeysWithValues: report.fields.map { ($0.0, $0.1) })
    guard case .wrong(let known) = report.judged.verdict else {
      if case .string(let verdict)? = fields["verdict"] { return verdict }
      return ""
    }
    let mistakes = report.judged.finding?.judgement.mistakes.map(\.rawValue) ?? []
    let author = known.map { ["“\($0.explain.en.plainText)”"] } ?? []
    return (["wrong"] + author + mistakes).joined(separator: "; ")
  }
}
