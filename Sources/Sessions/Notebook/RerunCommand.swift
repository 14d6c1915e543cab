import Languages
import Presentation

/// `rerun`: lines again, from an earlier state.
struct RerunCommand: Command {
  let name = "rerun"
  let topic = Topic.notebook
  let summary = Localized(
    en: "take back all from cell N on and run it again", zh: "撤销从单元 N 起的一切并重新运行")
  let usage = ["rerun N", "rerun N-M"]
  let completions = [CompletionKind.cells]
  let examples = ["rerun 3", "rerun 3-5"]
  let details = Localized(
    en: """
      The state is put back to before cell N, then the lines from N to the end are carried \
      out again as new cells; with N-M only those to M, the rest stays taken back. Where a \
      line fails it stops there. What is on the screen, in its order, is always what made the \
      state.
      """,
    zh: """
      先回到单元 N 之前的状态，再把从 N 到最后的行作为新单元重新执行；N-M 只到 M，其余保持撤销。\
      有一行失败就停在那里。屏幕上的顺序永远就是得到现在状态的顺序。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let word = try arguments.next(Localized(en: "a cell's number", zh: "单元的编号"))
    try arguments.finish()
    guard session.scriptDepth == 0 else { throw NotebookProblem.inScript }
    let range = try Self.range(word, arguments)
    let living = session.notebook.living
    guard living.contains(where: { $0.number == range.lowerBound }) else {
      throw NotebookProblem.noLine(range.lowerBound, living: living.numbers)
    }
    let taken = try session.takeBack(from: range.lowerBound)
    try session.runAgain(taken.filter { range.contains($0.number) })
    return []
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
