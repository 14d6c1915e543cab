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
    "help [COMMAND]", "help FUNCTION",
    "help \(HelpTopic.allCases.map(\.rawValue).joined(separator: "|"))",
  ]
  let completions = [
    CompletionKind.commands, .topics, .tensors,
  ]
  let examples = ["help", "help step", "help performance"]

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    guard let word = arguments.next() else { return [HelpIndexReport(session.commands)] }
    try arguments.finish()
    if let topic = HelpTopic(rawValue: word) {
      return [TextReport(topic.text)]
    }
    if session.commands.exact(word) == nil, let words = session.documentation(of: word) {
      return [TextReport(words, layout: .verbatim)]
    }
    guard let command = try session.commands.find(word) else {
      throw SessionError.unknownCommand(word, nearest: session.commands.nearest(to: word))
    }
    return [HelpReport(command)]
  }
}

extension Session {
  /// The first line of a function of the learner's and what its docstring says.
  fileprivate func documentation(of name: String) -> String? {
    guard isOwnFunction(name) else { return nil }
    adoptVariables()
    guard let definition = cells.definition(name) else { return nil }
    let heading = definition.text.split(separator: "\n").first { $0.contains("def \(name)") }
    return ([heading.map(String.init), definition.documentation] as [String?])
      .compactMap { $0?.trimmed }.joined(separator: "\n")
  }
}
