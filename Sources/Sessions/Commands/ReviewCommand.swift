import Presentation

/// `review`: what was missed comes back.
struct ReviewCommand: Command {
  let name = "review"
  let topic = Topic.lessons
  let summary = "answer again the exercises you missed"
  let usage = ["review"]
  let examples = ["review"]
  let details = """
    Each comes with its page and its network; next goes to the one after it, close leaves. What \
    you answer right does not come back.
    """

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    return try session.beginReview()
  }
}
