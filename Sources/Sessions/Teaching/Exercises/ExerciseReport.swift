import Languages
import Lessons
import Presentation

/// A question as it is asked.
struct ExerciseReport: Report {
  let exercise: Exercise
  /// Whether it is settled.
  let isDone: Bool
  let language: Language
  /// The test that asks it, in which it has a place for a name and no hints.
  var test: TestRound?

  var kind: String { "exercise" }

  var fields: [(String, JSON)] {
    [
      ("id", .string(exercise.id)), ("question", .string(exercise.question.kind)),
      ("ask", .string(exercise.ask[language].plainText)),
      ("options", .array(options.map { .string($0[language].plainText) })),
      ("given", .optional(exercise.question.given)),
      ("hints", .integer(exercise.hints.count)), ("done", .bool(isDone)),
    ]
  }

  func text(for page: Page) -> String {
    let mark = isDone ? page.style(page.glyphs.check, as: .good) : page.style("?", as: .cost)
    let inner = page.limited.narrowed(by: 2)
    let ask = exercise.ask[language].text(for: inner).indented(by: 2).dropFirst(2)
    let lines = ["\(mark) \(ask)"] + optionLines(page) + givenLines(page)
    return (lines + [footer(page.narrowed(by: 2)).indented(by: 2)]).joined(separator: "\n")
  }

  private var options: [Localized<Prose>] {
    if case .choice(let options, _) = exercise.question { options.map(\.text) } else { [] }
  }

  /// Of what is settled the right option alone is shown: the page has been read.
  private func isRight(_ index: Int) -> Bool { Question.letter(index) == exercise.question.answer }

  private func optionLines(_ page: Page) -> [String] {
    let inner = page.limited.narrowed(by: 7)
    return options.enumerated().filter { !isDone || isRight($0.offset) }.map { index, option in
      let text = option[language].text(for: inner).indented(by: 7).dropFirst(7)
      return "    " + page.style("\(Question.letter(index))", as: .name) + ") " + text
    }
  }

  /// The cell that the learner begins with.
  private func givenLines(_ page: Page) -> [String] {
    guard let given = exercise.question.given, !isDone else { return [] }
    return given.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let text = page.style(line.sanitizedLine, as: .formula)
      return ("    " + text).wrapped(to: page.width, hanging: 8)
    }
  }

  private func footer(_ page: Page) -> String {
    guard !isDone else {
      let colon = language == .zh ? "：" : ": "
      return page.style(
        exercise.id + colon + Guidance.doneEarlier.text[language], as: .muted)
    }
    if test != nil { return page.message(oneLine, as: .muted) }
    let space = language == .zh ? "" : " "
    return page.message(oneLine + space + Guidance.hintHelps.text[language], as: .muted)
  }

  /// What to do, in one line, as `forward.1: type a number`.
  var oneLine: String {
    Message.answerThis(id: test?.place ?? exercise.id, kind: exercise.question.kind).text[language]
  }
}
