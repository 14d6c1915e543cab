import Cells
import Languages
import Presentation

/// `edit`: a cell in the person's own editor.
struct EditCommand: Command {
  let name = "edit"
  let topic = Topic.notebook
  let summary = Localized(
    en: "open the last cell, or the one that defines NAME, in your editor",
    zh: "在你的编辑器里打开上一个代码块，或定义 NAME 的那个")
  let usage = ["edit [NAME|N]"]
  let completions = [CompletionKind.cells, .own]
  let examples = ["edit", "edit linear_forward", "edit 3"]
  let details = Localized(
    en: """
      The editor is what VISUAL or EDITOR names, else vi. What you leave in it comes into the \
      line, and Enter runs it as a new cell; nothing that was done is taken back. Where you leave \
      nothing, nothing is done.
      """,
    zh: """
      编辑器由 VISUAL 或 EDITOR 指定，否则是 vi。离开编辑器后内容放进输入行，按 Enter 作为新的代码块\
      运行；做过的事都不会撤销。什么都没留下，就什么都不做。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let word = arguments.next()
    try arguments.finish()
    session.draft = try session.edited(session.cell(word))
    return []
  }
}

extension Session {
  /// The text of a cell: by a name it defines, by its number, or the last one.
  fileprivate func cell(_ word: String?) throws -> String {
    guard let word else {
      if let name = state.lesson?.exercise?.question.functionName {
        adoptVariables()
        if let definition = cells.definition(name) { return definition.text }
      }
      let cells = notebook.entries.map(\.text).filter { read($0).isCell }
      // Whoever calls a function of theirs wants to change the function.
      guard let last = cells.last(where: { $0.contains("\n") }) ?? cells.last else {
        throw CellProblem.noCell(nil)
      }
      return last
    }
    if let number = Int(word) {
      guard let entry = notebook.entries.first(where: { $0.number == number }) else {
        throw NotebookProblem.noLine(number, living: notebook.living.numbers)
      }
      return entry.text
    }
    adoptVariables()
    guard let definition = cells.definition(word) else { throw CellProblem.noCell(word) }
    return definition.text
  }
}
