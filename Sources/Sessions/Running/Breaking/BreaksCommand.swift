import Languages
import Presentation

/// `breaks`: the breakpoints.
struct BreaksCommand: Command {
  let name = "breaks"
  let topic = Topic.run
  let summary = Localized(en: "list the breakpoints", zh: "列出断点")
  let usage = ["breaks"]
  let examples = ["breaks"]

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    let rows = session.state.breakpoints.map { breakpoint in
      [.integer(breakpoint.number), .text(breakpoint.description, as: .formula)] as [Table.Cell]
    }
    guard !rows.isEmpty else {
      return [TextReport(Localized(en: "there are no breakpoints", zh: "没有断点"))]
    }
    let columns = [
      Table.Column(Localized(en: "number", zh: "编号"), .trailing),
      Table.Column(Localized(en: "stops at", zh: "停在")),
    ]
    return [TableReport(Table(columns: columns, rows: rows))]
  }
}

/// `delete`: a breakpoint no longer wanted.
struct DeleteCommand: Command {
  let name = "delete"
  let topic = Topic.run
  let summary = Localized(en: "delete a breakpoint, or all", zh: "删除一个或所有断点")
  let usage = ["delete N", "delete all"]
  let completions = [CompletionKind.breakpoints, .words(["all"])]
  let examples = ["delete 1", "delete all"]

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let word = try arguments.next(Localized(en: "a breakpoint's number, or all", zh: "断点的编号，或 all"))
    try arguments.finish()
    if word == "all" {
      session.state.breakpoints = []
      return [TextReport(Localized(en: "all breakpoints are gone", zh: "所有断点都已删除"))]
    }
    let numbers = session.state.breakpoints.map(\.number)
    guard let number = Int(word), numbers.contains(number) else {
      throw arguments.usage(
        .choice(
          Localized(en: "breakpoint", zh: "断点"), text: word,
          choices: numbers.map { "\($0)" } + ["all"]))
    }
    session.state.breakpoints.removeAll { $0.number == number }
    return [TextReport(Localized(en: "breakpoint \(number) is gone", zh: "断点 \(number) 已删除"))]
  }
}
