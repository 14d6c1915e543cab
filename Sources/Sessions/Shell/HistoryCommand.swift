import Languages
import Presentation

/// `history`: what was typed.
struct HistoryCommand: Command {
  let name = "history"
  let topic = Topic.session
  let summary = Localized(en: "list what was typed in this session", zh: "列出这次输入过的内容")
  let usage = ["history [N]"]
  let examples = ["history", "history 5"]

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let count = try arguments.next().map {
      try arguments.integer($0, named: "N", in: 1...Int.max)
    }
    try arguments.finish()
    let lines = session.state.history.enumerated().suffix(count ?? Int.max)
    let width = "\(session.state.history.count)".count
    let text = lines.map { index, line in
      let number = "\(index + 1)"
      return String(repeating: " ", count: width - number.count) + number + "  " + line
    }
    return [TextReport(text.joined(separator: "\n"), layout: .verbatim)]
  }
}
