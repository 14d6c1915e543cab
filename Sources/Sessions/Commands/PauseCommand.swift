import Presentation

/// `pause`: waits for a key.
struct PauseCommand: Command {
  let name = "pause"
  let topic = Topic.session
  let summary = "wait for a key; without a terminal, go on at once"
  let usage = ["pause [TEXT]"]
  let examples = ["pause"]

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    guard let waitForKey = session.surroundings.waitForKey else { return [] }
    let words = arguments.rest.isEmpty ? "press a key to go on" : arguments.rest
    session.output.show(TextReport(words, as: .muted), for: SourceLine("pause"))
    waitForKey()
    return []
  }
}
