import Languages
import Lessons
import Presentation

/// A lesson command that cannot be carried out, with the words in the learner's language.
struct LessonRefusal: Error {
  let message: String

  init(_ message: Message, in language: Language) { self.message = message.text[language] }

  init(_ guidance: Guidance, in language: Language) { self.message = guidance.text[language] }

  var report: ErrorReport { ErrorReport(kind: "lesson", message: message) }
}

/// A command of a lesson's own that failed: its author should know where.
struct LessonLineFailure: Error {
  let file: String
  let line: Script.Line
  let cause: any Error

  var report: ErrorReport {
    let cause = ErrorReport(describing: cause, in: line.text)
    return ErrorReport(
      kind: cause.errorKind,
      message: Localized("\(file):\(line.number): \(line.text): ") + cause.words,
      hint: cause.advice)
  }
}
