import Languages
import Presentation

/// `quit`: leaves.
struct QuitCommand: Command {
  let name = "quit"
  let aliases = ["exit", "q", ":q", "bye", "退出"]
  let topic = Topic.session
  let summary = Localized(en: "leave, as Ctrl-D does", zh: "离开，和 Ctrl-D 一样")
  let usage = ["quit"]
  let examples = ["quit"]

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    session.hasQuit = true
    return []
  }
}
