import Cells
import Languages
import Presentation
import TextMeasures

/// `forget`: the learner's variables.
struct ForgetCommand: Command {
  let name = "forget"
  let topic = Topic.session
  let summary = Localized(
    en: "forget variables and functions of yours, or all of them", zh: "忘掉你的一些变量和函数，或者全部")
  let usage = ["forget [NAME…]"]
  let completions = [CompletionKind.own]
  let examples = ["forget", "forget parameters costs"]
  let details = Localized(
    en: """
      They live on from cell to cell and from line to line; goto, back and reset leave them as \
      they are. A name the network has too means the network's again. undo brings them back.
      """,
    zh: """
      变量在代码块之间、各行之间一直保留，goto、back 和 reset 都不动它们。和网络同名的，之后又指网络的。\
      undo 可以找回。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let asked = arguments.words
    arguments.removeLast(asked.count)
    try arguments.finish()
    session.adoptVariables()
    let known = session.cells.names
    for name in asked where !known.contains(name) {
      throw CellProblem.noVariable(name, nearest: name.nearest(among: known))
    }
    let names = asked.isEmpty ? known : asked
    session.forget(names)
    if names.isEmpty {
      return [TextReport(Localized(en: "you have no variables", zh: "你没有变量"))]
    }
    let shown = names.prefix(8).joined(separator: " ") + (names.count > 8 ? " …" : "")
    return [TextReport(Localized(en: "forgotten: \(shown)", zh: "忘掉了：\(shown)"))]
  }
}
