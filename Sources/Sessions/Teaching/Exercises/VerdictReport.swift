import Languages
import Lessons
import Presentation

/// What is said of an answer.
struct VerdictReport: Report {
  let exercise: Exercise
  let verdict: Verdict
  let language: Language
  /// How many hints have not been read.
  let hintsLeft: Int
  /// What the lesson ran to let the learner see it.
  let reveal: [(line: String, results: [any Report])]
  /// How to go on after it is right.
  let goOn: String?

  var kind: String { "verdict" }

  var fields: [(String, JSON)] {
    let explanation = explanation.map { [("explanation", JSON.string($0.plainText))] } ?? []
    return [
      ("exercise", .string(exercise.id)), ("right", .bool(verdict == .right)),
      ("verdict", .string(verdict.name)), ("text", .string(sentence)),
    ] + explanation + [("reveal", .array(reveal.flatMap(\.results).map(\.json)))]
  }

  func text(for page: Page) -> String {
    let isRight = verdict == .right
    let mark = isRight ? page.glyphs.check : verdict.isMiss ? page.glyphs.cross : "!"
    let lead = page.style(mark, as: isRight ? .good : verdict.isMiss ? .bad : .hint) + " "
    let words = lead + page.message(sentence)
    let details = explanation.map { $0.text(for: page.limited.narrowed(by: 2)).indented(by: 2) }
    let shown =
      reveal.isEmpty ? nil : LessonReport.Part.commands(reveal).text(for: page, in: language)
    let end = (goOn ?? (verdict.isMiss ? advice : nil)).map {
      page.message($0, as: .muted).indented(by: 2)
    }
    return [words, details, shown, end].compactMap(\.self).joined(separator: "\n")
  }

  private var sentence: String { Message.verdict(verdict).text[language] }

  private var advice: String { Guidance.tryAgain(hintsLeft: hintsLeft).text[language] }

  private var explanation: Prose? {
    switch verdict {
    case .right: exercise.explain[language]
    case .wrong(let known): known?.explain[language]
    default: nil
    }
  }
}

extension Verdict {
  /// The name programs know it by.
  fileprivate var name: String {
    switch self {
    case .right: "right"
    case .wrong: "wrong"
    case .otherShape: "shape"
    case .coincidence: "coincidence"
    case .usesAnswer: "uses-answer"
    case .unreadable: "unreadable"
    case .notAnOption: "no-option"
    case .notAShape: "no-shape"
    case .notNow: "not-now"
    }
  }
}
