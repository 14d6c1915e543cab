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

/// A question of a test that is over: what was answered, and what would have been right.
struct AnsweredQuestion {
  let exercise: Exercise
  /// What was answered; nil where it was passed over.
  let answer: String?
  let isRight: Bool
  /// The lesson that teaches it.
  let lesson: String?
  let language: Language

  var json: JSON {
    .object([
      ("question", .string(exercise.id)), ("right", .bool(isRight)), ("yours", .optional(answer)),
      ("answer", .string(exercise.question.answer)),
    ])
  }

  /// One line of what was right; of what was missed both answers, a line each.
  func text(for page: Page) -> String {
    let mark =
      isRight
      ? page.style(page.glyphs.check, as: .good) : page.style(page.glyphs.cross, as: .bad)
    let ask = exercise.ask[language].plainText.replacing("\n", with: " ")
    let head = "\(mark) " + ask.truncated(to: max(10, page.width - 2))
    guard !isRight else { return head }
    let place = lesson.map { " · `open \($0)`" } ?? ""
    let lines = [
      Self.words(yours: answer)[language],
      Self.words(right: exercise.answerWords(in: language))[language] + place,
    ]
    return ([head] + lines.map { page.message($0).indented(by: 4) }).joined(separator: "\n")
  }

  private static func words(yours answer: String?) -> Localized<String> {
    guard let answer else { return Localized(en: "yours: none", zh: "你的：跳过了") }
    return Localized(en: "yours: \(answer)", zh: "你的：\(answer)")
  }

  private static func words(right answer: String) -> Localized<String> {
    Localized(en: "right: \(answer)", zh: "正确：\(answer)")
  }
}

/// What a test came to, question by question, and what to read.
struct TestResultReport: Report {
  let round: TestRound
  let result: Progress.TestResult
  /// What it came to before its lessons, where it was taken after them.
  let before: Progress.TestResult?
  /// Every question with its answers.
  let questions: [AnsweredQuestion]
  let language: Language

  var kind: String { "test" }

  var fields: [(String, JSON)] {
    [
      ("test", .integer(round.number)), ("right", .integer(result.right)),
      ("of", .integer(result.count)), ("when", .string(round.isBefore ? "before" : "after")),
      ("before", before.map { .integer($0.right) } ?? .null),
      ("read", .array(lessons.map(JSON.string))),
      ("questions", .array(questions.map(\.json))),
    ]
  }

  func text(for page: Page) -> String {
    let mark = result.right == result.count ? page.style(page.glyphs.check, as: .good) + " " : ""
    let lead = mark + page.message(sum[language])
    return ([lead] + questions.map { $0.text(for: page) }).joined(separator: "\n")
  }

  /// The lessons about what was missed, each once.
  private var lessons: [String] {
    questions.filter { !$0.isRight }.compactMap(\.lesson).reduce(into: []) {
      if !$0.contains($1) { $0.append($1) }
    }
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
}
