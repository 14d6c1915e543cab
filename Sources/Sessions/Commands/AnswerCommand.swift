import Presentation

/// `answer`: the answer of an exercise.
struct AnswerCommand: Command {
  let name = "answer"
  let topic = Topic.lessons
  let summary = "show the answer, after the hints"
  let usage = ["answer"]
  let examples = ["answer"]

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    return try session.answer()
  }
}
