import Languages
import Presentation

/// `pause`: waits for a key.
struct PauseCommand: Command {
  let name = "pause"
  let topic = Topic.session
  let summary = Localized(
    en: "wait for a key; without a terminal, go on at once", zh: "等一个按键；没有终端时直接继续")
  let usage = ["pause [TEXT]"]
  let examples = ["pause"]
  let details = Localized(
    en: """
      In a script, q, Ctrl-C and Ctrl-D leave the script there; any other key goes on. TEXT \
      stands in place of the invitation.
      """,
    zh: """
      在脚本里，q、Ctrl-C 和 Ctrl-D 就此离开脚本，其他键继续。TEXT 代替原来的提示。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    guard !session.isReplaying, let waitForKey = session.surroundings.waitForKey else { return [] }
    let invitation = Localized(en: "press a key to go on, q to leave", zh: "按任意键继续，q 离开")
    let words = arguments.rest.isEmpty ? invitation : Localized(arguments.rest)
    session.output.show(TextReport(words, as: .muted), for: SourceLine("pause"))
    if !waitForKey(), session.source.file != nil { throw session.leaveScript() }
    return []
  }
}
