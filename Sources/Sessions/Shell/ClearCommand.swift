import Languages
import Presentation

/// `clear`: an empty screen.
struct ClearCommand: Command {
  let name = "clear"
  let aliases = ["cls", "清屏"]
  let topic = Topic.session
  let summary = Localized(
    en: "empty the screen (also Ctrl-L); nothing is forgotten", zh: "清空屏幕（也可以按 Ctrl-L）；什么都不会丢")
  let usage = ["clear"]
  let examples = ["clear"]

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    session.output.clear()
    return []
  }
}
