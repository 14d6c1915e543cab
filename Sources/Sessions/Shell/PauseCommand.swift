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

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    guard !session.isReplaying, let waitForKey = session.surroundings.waitForKey else { return [] }
    let invitation = Localized(en: "press a key to go on", zh: "按任意键继续")
    let words = arguments.rest.isEmpty ? invitation : Localized(arguments.rest)
    session.output.show(TextReport(words, as: .muted), for: SourceLine("pause"))
    waitForKey()
    return []
  }
}
