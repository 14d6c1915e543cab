import Presentation

/// `skip`: lets the lesson do what it asks for.
struct SkipCommand: Command {
  let name = "skip"
  let topic = Topic.lessons
  let summary = "let the lesson do this step"
  let usage = ["skip"]
  let examples = ["skip"]
  let details = """
    What was to be typed is run; of an exercise the answer is shown, and review brings it back.
    """

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    switch try session.reading().task {
    case .type: return [try session.playTask()]
    case .answer(let exercise): return try session.showAnswer(exercise)
    case nil: return [session.goOn()]
    }
  }
}
