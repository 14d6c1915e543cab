import Languages
import Lessons
import Presentation

/// A question of a test, set apart from what stands above it.
struct TestQuestionReport: Report {
  let question: LessonReport

  var kind: String { question.kind }

  var fields: [(String, JSON)] { question.fields }

  func text(for page: Page) -> String { "\n" + question.text(for: page) }
}

/// What a test came to, and what to read; no answers.
struct TestResultReport: Report {
  let round: TestRound
  let result: Progress.TestResult
  /// What it came to before its lessons, where it was taken after them.
  let before: Progress.TestResult?
  /// The lessons about what was missed.
  let lessons: [Lesson]
  let language: Language

  var kind: String { "test" }

  var fields: [(String, JSON)] {
    [
      ("test", .integer(round.number)), ("right", .integer(result.right)),
      ("of", .integer(result.count)), ("when", .string(round.isBefore ? "before" : "after")),
      ("before", before.map { .integer($0.right) } ?? .null),
      ("read", .array(lessons.map { .string($0.id) })),
    ]
  }

  func text(for page: Page) -> String {
    let mark = result.right == result.count ? page.style(page.glyphs.check, as: .good) + " " : ""
    let lead = mark + page.message(sum[language])
    let rest = lessons.map {
      page.message("`open \($0.id)`  \($0.title[language])").indented(by: 2)
    }
    let head = lessons.isEmpty ? [] : [page.message(advice[language], as: .muted)]
    return ([lead] + head + rest).joined(separator: "\n")
  }

  private var sum: Localized<String> {
    let (right, count) = (result.right, result.count)
    let now = Localized(en: "\(right) of \(count) right.", zh: "\(count) 道题答对 \(right) 道。")
    if round.isBefore {
      return now
        + Localized(
          en: " That is before the lessons: `test \(round.number)` again after them.",
          zh: "这是学习之前；学完以后再做一次 `test \(round.number)`。")
    }
    guard let before else { return now }
    return now
      + Localized(
        en: " Before: \(before.right) of \(before.count).",
        zh: "学习之前：\(before.count) 道题答对 \(before.right) 道。")
  }

  private var advice: Localized<String> {
    Localized(en: "What you missed is taught in:", zh: "没答对的，这些课里有：")
  }
}
