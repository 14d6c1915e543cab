import Languages
import Presentation

/// `help`: what can be typed.
struct HelpCommand: Command {
  let name = "help"
  let aliases = ["?"]
  let topic = Topic.session
  let summary = Localized(
    en: "list the commands, or explain one with an example", zh: "列出命令，或用例子解释一个")
  let usage = [
    "help [COMMAND]", "help \(HelpTopic.allCases.map(\.rawValue).joined(separator: "|"))",
  ]
  let completions = [
    CompletionKind.commands, .words(HelpTopic.allCases.map(\.rawValue)),
  ]
  let examples = ["help", "help step", "help performance"]

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    guard let word = arguments.next() else { return [HelpIndexReport(session.commands)] }
    try arguments.finish()
    if let topic = HelpTopic(rawValue: word) {
      return [TextReport(topic.text)]
    }
    guard let command = try session.commands.find(word) else {
      throw SessionError.unknownCommand(word, nearest: session.commands.nearest(to: word))
    }
    return [HelpReport(command)]
  }
}
