import Languages
import Presentation
import TextMeasures

/// Lines that were taken back or brought back.
struct LinesReport: Report {
  private let lines: [Notebook.Entry]
  private let what: Localized<String>
  private let remark: Localized<String>?

  init(_ lines: [Notebook.Entry], _ what: Localized<String>, _ remark: Localized<String>? = nil) {
    (self.lines, self.what, self.remark) = (lines, what, remark)
  }

  let kind = "cells"

  var fields: [(String, JSON)] {
    [
      ("what", .string(what.en)),
      ("cells", .array(lines.map { .integer($0.number) })),
      ("lines", .array(lines.map { .string($0.text) })),
    ]
  }

  /// What happened to which lines, at most six of them.
  func text(for page: Page) -> String {
    let shown = lines.count > 6 ? lines.prefix(3) + lines.suffix(2) : lines[...]
    var rows = shown.map { line in
      let first = line.text.split(separator: "\n").first.map(String.init) ?? ""
      return page.style("\(line.number)", as: .muted) + " "
        + first.sanitizedLine.truncated(
          to: page.width - 8, ellipsis: page.glyphs.ellipsis)
    }
    if lines.count > 6 { rows.insert(page.glyphs.ellipsis, at: 3) }
    let title = what[page] + Localized(en: ":", zh: "：")[page]
    let last = remark.map { [page.style($0[page], as: .muted)] } ?? []
    let all = [title] + rows.map { "  " + $0 } + last
    return all.joined(separator: "\n")
  }
}
