import Cells
import Languages

extension Session {
  /// Lines for a document in the place of a cell that Ctrl-C ended: run again, it would not end, or
  /// end elsewhere.
  ///
  /// They give the variables that the cell names the values that it left.
  func whatCame(of cell: String) -> String {
    let mentioned = Set(cell.identifiers)
    let names = (state.memory?.names ?? []).filter { name in
      mentioned.contains(name) && state.memory?.isCallable(name) == false
        && state.memory?.typeName(name) != "module"
    }
    let head = Localized(
      en: "# stopped by Ctrl-C; the lines below are what it had come to",
      zh: "# 被 Ctrl-C 停下；下面是它到那时的结果")
    let typed = cell.withoutEmptyEnd.split(separator: "\n", omittingEmptySubsequences: false)
    let lines = names.map { name in
      cells.literal(of: name).map { "\(name) = \($0)" } ?? tooLarge(name)
    }
    return
      ([head[state.language]] + typed.map { "#     \($0)" } + lines
      + (lines.contains { !$0.hasPrefix("#") } ? [] : ["pass"]))
      .joined(separator: "\n")
  }

  private func tooLarge(_ name: String) -> String {
    Localized(en: "# \(name) cannot be written down here", zh: "# 这里写不下 \(name)")[state.language]
  }
}
