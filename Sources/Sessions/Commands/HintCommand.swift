import Presentation

/// `hint`: a nudge.
struct HintCommand: Command {
  let name = "hint"
  let topic = Topic.lessons
  let summary = "show the next hint of the exercise"
  let usage = ["hint"]
  let examples = ["hint"]

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    return try session.hint()
  }
}
