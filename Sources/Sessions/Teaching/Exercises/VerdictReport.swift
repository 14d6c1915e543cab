import Explaining
import Languages
import Lessons
import Presentation

/// What is said of an answer.
struct VerdictReport: Report {
  let exercise: Exercise
  let judged: JudgedAnswer
  /// The option that was taken from words; nil where a letter was typed, or none was taken.
  let option: Int?
  let language: Language
  /// How many hints have not been read.
  let hintsLeft: Int
  /// What the lesson ran to let the learner see it.
  let reveal: [(line: String, results: [any Report])]
  /// How to go on after it is right.
  let goOn: String?

  var kind: String { "verdict" }

  private var verdict: Verdict { judged.verdict }

  var fields: [(String, JSON)] {
    let explanation = explanation.map { [("explanation", JSON.string($0.plainText))] } ?? []
    return [
      ("exercise", .string(exercise.id)), ("right", .bool(verdict == .right)),
      ("verdict", .string(verdict.name)), ("text", .string(sentence)),
      ("mistakes", .array(mistakes.map { .string($0.rawValue) })),
    ] + explanation + [("reveal", .array(reveal.flatMap(\.results).map(\.json)))]
  }

  func text(for page: Page) -> String {
    let isRight = verdict == .right
    let mark = isRight ? page.glyphs.check : verdict.isMiss ? page.glyphs.cross : "!"
    let lead = page.style(mark, as: isRight ? .good : verdict.isMiss ? .bad : .hint) + " "
    let words = lead + page.message(sentence)
    let taken = optionText.map { page.message($0, as: .muted).indented(by: 2) }
    let details = explanation.map { $0.text(for: page.limited.narrowed(by: 2)).indented(by: 2) }
    let found = finding(page.limited)
    let shown =
      reveal.isEmpty ? nil : LessonReport.Part.commands(reveal).text(for: page, in: language)
    let end = (goOn ?? (verdict.isMiss ? advice : nil)).map {
      page.message($0, as: .muted).indented(by: 2)
    }
    return [words, taken, details, found, shown, end].compactMap(\.self).joined(separator: "\n")
  }

  private var mistakes: [Mistake] { judged.finding?.judgement.mistakes ?? [] }

  /// What the judge of formulas found, all that helps; after a sentence that says why the names of the
  /// mistakes, and nothing after the author's words, which know what was typed.
  private func finding(_ page: Page) -> String? {
    guard let finding = judged.finding else { return nil }
    if verdict == .right { return finding.notes(for: page, finding.numbers + generality(finding)) }
    guard explanation == nil else { return nil }
    let text =
      verdict.saysWhy ? finding.names(for: page) : finding.details(for: page, finding.reasons)
    return text.isEmpty ? nil : text
  }

  /// That a formula with numbers in place of settings is right for these settings alone.
  private func generality(_ finding: TryReport) -> [Localized<String>] {
    let quantities = finding.judgement.readings.map { "\($0.quantity)" }
    guard let first = quantities.first else { return [] }
    return [
      Localized(
        en: "with \(first) in its place it holds for any value",
        zh: "写成 \(first)，换成别的值也成立")
    ]
  }

  private var sentence: String { Message.verdict(verdict).text[language] }

  /// The words of the option that was taken.
  private var optionText: String? {
    option.map { exercise.optionWords($0, in: language) }
  }

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
  /// Whether its own sentence says all that the judge of formulas would.
  fileprivate var saysWhy: Bool {
    switch self {
    case .theseSizesOnly, .coincidence: true
    default: false
    }
  }

  /// The name programs know it by.
  fileprivate var name: String {
    switch self {
    case .right: "right"
    case .wrong: "wrong"
    case .near: "near"
    case .coincidence: "coincidence"
    case .theseSizesOnly: "sizes-only"
    case .usesAnswer: "uses-answer"
    case .unreadable: "unreadable"
    case .notANumber: "no-number"
    case .notAnOption: "no-option"
    case .severalOptions: "several-options"
    case .notAShape: "no-shape"
    case .notNow: "not-now"
    }
  }
}
