import Languages
import Presentation

/// One thing that a word of `help` means: what it is, lines to try, what else to read.
struct HelpAnswer: Hashable {
  /// What it is called.
  let title: Localized<String>
  /// What it is.
  let words: Localized<String>
  /// Lines that can be typed.
  var tries: [String] = []

  var json: JSON {
    .object([
      ("title", .string(title.en)), ("text", .string(words.en)),
      ("try", .array(tries.map { .string($0) })),
    ])
  }

  func text(for page: Page) -> String {
    let colon = Localized(en: ": ", zh: "：")[page]
    let head = page.style(title[page], as: .heading) + colon + words[page]
    let lines = tries.map { "  " + page.style($0, as: .formula) }
    return ([head.wrapped(to: page.width)] + lines).joined(separator: "\n")
  }
}

/// All that a word means.
struct HelpAnswersReport: Report {
  let answers: [HelpAnswer]

  var kind: String { "help" }
  var fields: [(String, JSON)] { [("answers", .array(answers.map(\.json)))] }

  func text(for page: Page) -> String {
    answers.map { $0.text(for: page) }.joined(separator: "\n\n")
  }
}

extension HelpAnswer {
  init(_ term: Term) {
    title = term.names.map { $0.first ?? "" }
    words = term.words
    tries = term.tries + (term.lesson.map { ["open \($0)"] } ?? [])
  }
}
