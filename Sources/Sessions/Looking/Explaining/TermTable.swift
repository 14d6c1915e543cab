import Presentation
import TextMeasures

/// Terms with their values under one another: name, the same with numbers, value.
///
/// Where a line has no room for the numbers, they stand below the name.
struct TermTable {
  struct Row {
    let indent: Int
    let label: String
    let numbers: String?
    let value: Double
    let isHead: Bool
  }

  private let page: Page
  private let format: NumberFormat
  private let valueWidth: Int

  init(_ page: Page, values: [Double], digits: Int) {
    self.page = page
    format = NumberFormat(for: values, digits: digits)
    let format = format
    valueWidth = values.map { format.string($0).displayWidth }.max() ?? 0
  }

  /// The rows as lines, and the total under a rule.
  func text(_ rows: [Row], total: (label: String, value: Double)?) -> [String] {
    if page.isSpoken { return sentences(rows, total: total) }
    let labels = rows.map { $0.indent + label($0).displayWidth }.max() ?? 0
    let numbers = rows.map { $0.numbers?.displayWidth ?? 0 }.max() ?? 0
    let fits = labels + numbers + valueWidth + 4 <= page.width
    let lines = rows.map { row in
      fits ? line(row, labels: labels, numbers: numbers) : stacked(row, labels: labels)
    }
    let width = fits ? labels + numbers + valueWidth + 4 : narrowWidth(labels)
    return lines + (total.map { sum($0, width: width) } ?? [])
  }

  /// A sentence a row, for those who hear it.
  private func sentences(_ rows: [Row], total: (label: String, value: Double)?) -> [String] {
    let lines = rows.map { row in
      [label(row), row.numbers, format.string(row.value)].compactMap(\.self)
        .joined(separator: " = ")
    }
    return (lines + (total.map { ["\($0.label) = \(format.string($0.value))"] } ?? []))
      .map { $0.wrapped(to: page.width, hanging: 2) }
  }

  private func label(_ row: Row) -> String {
    row.label.replacing("…", with: page.glyphs.ellipsis)
  }

  private func line(_ row: Row, labels: Int, numbers: Int) -> String {
    let indent = String(repeating: " ", count: row.indent)
    return indent + styled(row, label(row).padded(to: labels - row.indent)) + "  "
      + page.style((row.numbers ?? "").padded(to: numbers), as: .muted) + "  " + value(row)
  }

  private func narrowWidth(_ labels: Int) -> Int { min(page.width, labels + valueWidth + 2) }

  /// The name and the value; below them the numbers.
  private func stacked(_ row: Row, labels: Int) -> String {
    let indent = String(repeating: " ", count: row.indent)
    let room = narrowWidth(labels) - valueWidth - 2
    let name = label(row).holdingIndices.wrapped(to: max(8, room - row.indent), hanging: 2)
      .split(separator: "\n").map { indent + $0 }
    let last = (name.last ?? "").padded(to: room) + "  "
    let lines = name.dropLast().map { styled(row, $0) } + [styled(row, last) + value(row)]
    let numbers = row.numbers.map {
      page.style(
        (indent + "  " + $0.holdingIndices).wrapped(to: page.width, hanging: row.indent + 2),
        as: .muted)
    }
    return (lines + [numbers].compactMap(\.self)).joined(separator: "\n")
  }

  private func styled(_ row: Row, _ text: String) -> String {
    page.style(text, as: row.isHead ? .emphasis : nil)
  }

  private func value(_ row: Row) -> String {
    let text = format.string(row.value).padded(to: valueWidth, .trailing)
    return row.isHead ? page.style(text, as: .emphasis) : text
  }

  private func sum(_ total: (label: String, value: Double), width: Int) -> [String] {
    let rule = String(repeating: page.glyphs.horizontal, count: valueWidth)
    let text = format.string(total.value).padded(to: valueWidth, .trailing)
    let left = String(total.label).padded(to: width - valueWidth - 2, .trailing)
    return [
      page.style(rule.padded(to: width, .trailing), as: .muted),
      left + "  " + page.style(text, as: .number),
    ]
  }
}
