import Presentation

/// `breaks`: the breakpoints.
struct BreaksCommand: Command {
  let name = "breaks"
  let topic = Topic.run
  let summary = "list the breakpoints"
  let usage = ["breaks"]
  let examples = ["breaks"]

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    let rows = session.state.breakpoints.map { breakpoint in
      [.integer(breakpoint.number), .text(breakpoint.description, as: .formula)] as [Table.Cell]
    }
    guard !rows.isEmpty else { return [TextReport("there are no breakpoints")] }
    let columns = [Table.Column("number", .trailing), Table.Column("stops at")]
    return [TableReport(Table(columns: columns, rows: rows))]
  }
}

/// `delete`: a breakpoint no longer wanted.
struct DeleteCommand: Command {
  let name = "delete"
  let topic = Topic.run
  let summary = "delete a breakpoint, or all"
  let usage = ["delete N", "delete all"]
  let examples = ["delete 1", "delete all"]

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let word = try arguments.next("a breakpoint's number, or all")
    try arguments.finish()
    if word == "all" {
      session.state.breakpoints = []
      return [TextReport("all breakpoints are gone")]
    }
    let numbers = session.state.breakpoints.map(\.number)
    guard let number = Int(word), numbers.contains(number) else {
      throw arguments.usage(
        .choice("breakpoint", text: word, choices: numbers.map { "\($0)" } + ["all"]))
    }
    session.state.breakpoints.removeAll { $0.number == number }
    return [TextReport("breakpoint \(number) is gone")]
  }
}
