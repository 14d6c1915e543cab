import Languages
import Presentation
import TextMeasures

/// Lines that were taken back or brought back.
struct LinesReport: Report {
  private let lines: [Notebook.Entry]
  private let what: Localized<String>
  private let remarks: [Localized<String>]

  init(_ lines: [Notebook.Entry], _ what: Localized<String>, _ remarks: [Localized<String>]) {
    (self.lines, self.what, self.remarks) = (lines, what, remarks)
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
    let last = remarks.map { page.style($0[page], as: .muted) }
    let all = [title] + rows.map { "  " + $0 } + last
    return all.joined(separator: "\n")
  }
}

/// A line that is run again, above what it gives.
struct CellHeading: Report {
  let number: Int
  let text: String

  let kind = "cell"

  var fields: [(String, JSON)] { [("cell", .integer(number)), ("line", .string(text))] }

  /// Its new number and its first row.
  func text(for page: Page) -> String {
    let rows = text.split(separator: "\n")
    let first =
      (rows.first.map(String.init) ?? "").sanitizedLine
      + (rows.count > 1 ? " " + page.glyphs.ellipsis : "")
    let head = "\(number) "
    return page.style(
      head + first.truncated(to: page.width - head.count, ellipsis: page.glyphs.ellipsis),
      as: .muted)
  }
}
