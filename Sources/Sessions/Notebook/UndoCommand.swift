import Languages
import Presentation

/// `undo`: takes lines back.
struct UndoCommand: Command {
  let name = "undo"
  let aliases = ["撤销"]
  let topic = Topic.notebook
  let summary = Localized(en: "take back the last change, or the last N", zh: "撤销上一个改变，或最近 N 个")
  let usage = ["undo [N]"]
  let examples = ["undo", "undo 3"]
  let details = Localized(
    en: """
      The session is as it was before that line: network, run, variables, branches, settings, \
      random streams, the lesson's page. Lines that only looked at something are taken back \
      with the change they came after, and do not count. Files that were written, progress, \
      tries and hints stay. `redo` brings it back until something else is typed.
      """,
    zh: """
      会话回到那一行之前的样子：网络、训练、变量、分支、设置、随机数、课程的页。只是查看的行随它\
      们之前的改变一起撤销，不另外计数。写过的文件、学习进度、试过的次数和提示不变。在输入别的之\
      前，`redo` 可以恢复。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let count = try arguments.next().map {
      try arguments.integer($0, named: "N", in: 1...Int.max)
    }
    try arguments.finish()
    guard session.scriptDepth == 0 else { throw NotebookProblem.inScript }
    let lines = try session.undo(count ?? 1)
    guard !lines.isEmpty else { throw NotebookProblem.nothing(toBringBack: false) }
    return [LinesReport(lines, Localized(en: "taken back", zh: "已撤销"), session.stays(lines))]
  }
}

/// `redo`: brings them back.
struct RedoCommand: Command {
  let name = "redo"
  let aliases = ["重做"]
  let topic = Topic.notebook
  let summary = Localized(en: "bring back what undo took", zh: "恢复 undo 撤销的")
  let usage = ["redo"]
  let examples = ["redo"]

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    try arguments.finish()
    guard session.scriptDepth == 0 else { throw NotebookProblem.inScript }
    let lines = session.redo()
    guard !lines.isEmpty else { throw NotebookProblem.nothing(toBringBack: true) }
    return [LinesReport(lines, Localized(en: "brought back", zh: "已恢复"))]
  }
}

extension Session {
  /// What taking lines back leaves as it is: files they wrote.
  fileprivate func stays(_ lines: [Notebook.Entry]) -> Localized<String>? {
    let writers = lines.filter { line in
      guard case .command(let command, let arguments) = read(line.text).content else {
        return false
      }
      return command.name == "save"
        || command.name == "plot" && arguments.rest.contains(" to ")
    }
    guard !writers.isEmpty else { return nil }
    return Localized(en: "files that were written stay", zh: "写过的文件不变")
  }
}
