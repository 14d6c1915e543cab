import Languages
import Presentation

/// `say`: words for the people watching.
struct SayCommand: Command {
  let name = "say"
  let topic = Topic.session
  let summary = Localized(en: "print some words", zh: "显示一句话")
  let usage = ["say TEXT"]
  let examples = ["say Now the backward pass."]

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    [TextReport(arguments.rest, as: .emphasis)]
  }
}
