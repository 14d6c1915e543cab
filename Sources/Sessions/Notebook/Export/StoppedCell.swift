import Cells
import Languages

extension Session {
  /// Lines for a document in the place of a cell that Ctrl-C ended: run again, it would not end, or
  /// end elsewhere.
  ///
  /// They give the variables that the cell names the values that it left.
  func whatCame(of cell: String) -> String {
    let mentioned = mentioned(in: cell)
    let names = (state.memory?.names ?? []).filter { mentioned.contains($0) && isOwnValue($0) }
    let head = Localized(
      en: "# stopped by Ctrl-C; the lines below are what it had come to",
      zh: "# 被 Ctrl-C 停下；下面是它到那时的结果")
    let typed = cell.withoutEmptyEnd.split(separator: "\n", omittingEmptySubsequences: false)
    let lines = names.map(written)
    return
      ([head[state.language]] + typed.map { "#     \($0)" } + lines
      + (lines.contains { !$0.hasPrefix("#") } ? [] : ["pass"]))
      .joined(separator: "\n")
  }

  /// The names a text mentions, and those that the learner's functions do which it calls.
  private func mentioned(in text: String) -> Set<String> {
    var all = Set(text.identifiers)
    var waiting = Array(all)
    while let name = waiting.popLast() {
      guard state.memory?.isCallable(name) == true, let function = cells.definition(name) else {
        continue
      }
      waiting += function.text.identifiers.filter { all.insert($0).inserted }
    }
    return all
  }

  /// Lines for a program in the place of a cell that failed here, and would not fail there: up to the
  /// statement that failed, and what is known of what the rest gives values.
  func whatCame(of cell: String, until failure: CellFailure) -> String {
    let place = failure.places.last { !$0.isElsewhere }
    guard let names = CellNames(cell), let place else { return "" }
    let (before, after) = names.cut(atLine: place.line, column: place.columns.lowerBound)
    let head = Localized(
      en: "# the session stopped here: \(failure.name)", zh: "# 会话里在这里停下：\(failure.name)")
    let changed = CellNames(after)?.changed ?? []
    let touched = Set(after.identifiers).filter { name in
      isOwnValue(name) && (changed.contains(name) || cells.literal(of: name) != nil)
    }
    let rows = after.withoutEmptyEnd.split(separator: "\n", omittingEmptySubsequences: false)
    return
      ([before.withoutEmptyEnd, head[state.language]] + rows.map { "#     \($0)" }
      + touched.sorted().map(written))
      .joined(separator: "\n")
  }

  /// Whether a name holds a value of the learner's that is no function.
  private func isOwnValue(_ name: String) -> Bool {
    state.memory?.names.contains(name) == true && state.memory?.isCallable(name) == false
      && state.memory?.typeName(name) != "module"
  }

  private func written(_ name: String) -> String {
    cells.literal(of: name).map { "\(name) = \($0)" } ?? tooLarge(name)
  }

  private func tooLarge(_ name: String) -> String {
    Localized(en: "# \(name) cannot be written down here", zh: "# 这里写不下 \(name)")[state.language]
  }
}
