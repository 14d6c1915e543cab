import Languages
import Presentation

/// `answer`: the answer of an exercise.
struct AnswerCommand: Command {
  let name = "answer"
  let topic = Topic.lessons
  let summary = Localized(en: "show the answer, after the hints", zh: "看答案，在提示之后")
  let usage = ["answer"]
  let examples = ["answer"]

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    return try session.answer()
  }
}
