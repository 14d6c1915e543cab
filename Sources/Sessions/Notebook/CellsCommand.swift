import Languages
import Presentation

/// `cells`: what counts.
struct CellsCommand: Command {
  let name = "cells"
  let topic = Topic.notebook
  let summary = Localized(
    en: "list the lines that count, by number; all: taken back ones too", zh: "按编号列出有效的行；all 连同撤销的")
  let usage = ["cells [all]"]
  let completions = [CompletionKind.words(["all"])]
  let examples = ["cells", "cells all"]
  let details = Localized(
    en: """
      Every line that succeeded is a cell with a number, given once. Those listed, in this \
      order, made the session what it is: what was taken back by undo or rerun does not count \
      and stands in cells all with a dash.
      """,
    zh: """
      每个成功的行是一个单元，编号只用一次。列出的单元按这个顺序得到现在的会话；被 undo 或 \
      rerun 撤销的不算，在 cells all 里带一个短横。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    let all = arguments.next()
    if let all, all != "all" {
      throw arguments.usage(.choice(Localized("cells"), text: all, choices: ["all"]))
    }
    try arguments.finish()
    let entries = all == nil ? session.notebook.living : session.notebook.entries
    return [CellsReport(entries)]
  }
}

/// Lines with their numbers, what was typed and the beginning of what it gave.
struct CellsReport: Report {
  private let entries: [Notebook.Entry]

  init(_ entries: [Notebook.Entry]) { self.entries = entries }

  let kind = "table"

  var fields: [(String, JSON)] {
    [
      ("columns", .array(["cell", "input", "output", "changes", "counts"])),
      (
        "rows",
        .array(
          entries.map {
            .array([
              .integer($0.number), .string($0.text), .string($0.firstLine), .bool($0.changes),
              .bool($0.isLiving),
            ])
          })
      ),
    ]
  }

  /// A line a cell: its number, what was typed, what it gave.
  func text(for page: Page) -> String {
    guard !entries.isEmpty else {
      return Localized(en: "nothing was done yet", zh: "还没有做过什么")[page]
    }
    if page.isSpoken { return entries.map { sentence($0, page) }.joined(separator: "\n") }
    let width = entries.map { "\($0.number)".count }.max() ?? 1
    return entries.map { row($0, width, page) }.joined(separator: "\n")
  }

  private func sentence(_ entry: Notebook.Entry, _ page: Page) -> String {
    let input = entry.text.replacing("\n", with: "; ").sanitizedLine
    let output = entry.firstLine.sanitizedLine
    let gave = Localized(en: " gave: \(output)", zh: "，结果：\(output)")[page]
    let gone = Localized(en: "; it does not count any more", zh: "；已不算数")[page]
    let number = Localized(en: "line \(entry.number): ", zh: "第 \(entry.number) 行：")[page]
    return number + input + (output.isEmpty ? "" : gave) + (entry.isLiving ? "" : gone)
  }

  private func row(_ entry: Notebook.Entry, _ width: Int, _ page: Page) -> String {
    let number = String(repeating: " ", count: width - "\(entry.number)".count) + "\(entry.number)"
    let mark = entry.isLiving ? " " : "-"
    let half = max(16, (page.width - width - 6) / 2)
    let input = entry.text.replacing("\n", with: " ⏎ ").sanitizedLine.truncated(
      to: half, ellipsis: page.glyphs.ellipsis)
    let output = entry.firstLine.sanitizedLine.truncated(
      to: page.width - width - 6 - half, ellipsis: page.glyphs.ellipsis)
    let gap = String(repeating: " ", count: max(0, half - input.displayWidth))
    return page.style("\(mark)\(number)", as: .muted) + "  " + input + gap + "  "
      + page.style(output, as: .muted)
  }
}
