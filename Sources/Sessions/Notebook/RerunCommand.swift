import Languages
import Presentation

/// `rerun`: lines again, from an earlier state.
struct RerunCommand: Command {
  let name = "rerun"
  let topic = Topic.notebook
  let summary = Localized(
    en: "take back all from cell N on and run it again", zh: "撤销从单元 N 起的一切并重新运行")
  let usage = ["rerun N [edit]", "rerun N-M [edit]"]
  let completions = [CompletionKind.cells]
  let examples = ["rerun 3", "rerun 3-5", "rerun 3 edit"]
  let details = Localized(
    en: """
      The state is put back to before cell N, then the lines from N to the end are carried \
      out again as new cells; with N-M only those to M, the rest stays taken back. With edit \
      the lines open in your editor first; where you leave nothing, nothing is done. Where a line \
      fails it stops there: that line and those behind it wait, redo goes on with them, redo edit \
      changes them first. What is on the screen, in its order, is always what made the state.
      """,
    zh: """
      先回到单元 N 之前的状态，再把从 N 到最后的行作为新单元重新执行；N-M 只到 M，其余保持撤销。\
      加上 edit 先在你的编辑器里打开这些行；什么都没留下，就什么都不做。有一行失败就停在那里：\
      这一行和后面的行等着，redo 接着运行，redo edit 先修改它们。屏幕上的顺序永远就是得到现在状态的顺序。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let word = try arguments.next(Localized(en: "a cell's number", zh: "单元的编号"))
    let edits = try Self.edits(&arguments)
    guard session.scriptDepth == 0 else { throw NotebookProblem.inScript(.lines) }
    let range = try Self.range(word, arguments)
    let living = session.notebook.living
    guard living.contains(where: { $0.number == range.lowerBound }) else {
      let isThere = session.notebook.entries.contains { $0.number == range.lowerBound }
      throw isThere
        ? NotebookProblem.isTakenBack(
          range.lowerBound, living: living.numbers,
          comesBack: session.notebook.comesBack(range.lowerBound))
        : .noLine(range.lowerBound, living: living.numbers)
    }
    let lines = living.filter { range.contains($0.number) }
    let pieces = edits ? try session.edited(lines) : lines.map { LineAgain($0) }
    let taken = try session.takeBack(from: range.lowerBound)
    try session.runAgain(pieces)
    return Self.remark(on: taken.filter { !range.contains($0.number) })
  }

  /// What is said of lines behind those that were run again.
  private static func remark(on rest: [Notebook.Entry]) -> [any Report] {
    guard let numbers = rest.numbers else { return [] }
    let (first, last) = (numbers.lowerBound, numbers.upperBound)
    return [
      TextReport(
        first == last
          ? Localized(
            en: "cell \(first) stays taken back (cells all)", zh: "单元 \(first) 仍是撤销的（cells all）")
          : Localized(
            en: "cells \(first) to \(last) stay taken back (cells all)",
            zh: "单元 \(first) 到 \(last) 仍是撤销的（cells all）"), as: .muted)
    ]
  }

  /// Whether the lines are to be changed first.
  static func edits(_ arguments: inout Arguments) throws -> Bool {
    let word = arguments.next()
    if let word, word != "edit" {
      throw arguments.usage(.choice(Localized(arguments.command), text: word, choices: ["edit"]))
    }
    try arguments.finish()
    return word != nil
  }

  /// `3` is from 3 to the end.
  static func range(
    _ word: String, _ arguments: Arguments
  ) throws -> ClosedRange<Int> {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    let first = try arguments.integer(parts[0], named: "N", in: 1...Int.max)
    guard parts.count > 1 else { return first...Int.max }
    return first...(try arguments.integer(parts[1], named: "M", in: first...Int.max))
  }
}

extension [Notebook.Entry] {
  /// From the first number to the last; nil where there is none.
  var numbers: ClosedRange<Int>? {
    guard let first, let last else { return nil }
    return first.number...last.number
  }
}
