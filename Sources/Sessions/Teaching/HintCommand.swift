import Languages
import Presentation

/// `hint`: a nudge.
struct HintCommand: Command {
  let name = "hint"
  let topic = Topic.lessons
  let summary = Localized(en: "show the next hint of the exercise", zh: "看练习的下一个提示")
  let usage = ["hint"]
  let examples = ["hint"]

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    return try session.hint()
  }
}
