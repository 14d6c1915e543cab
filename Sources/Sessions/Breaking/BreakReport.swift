import Engine
import Formulas
import Presentation

/// Where and why a run stopped.
struct BreakReport: Report {
  private let breakpoint: Breakpoint
  private let change: String?
  private let position: PositionReport

  init(_ hit: Sentry.Hit, _ run: Trainer) {
    breakpoint = hit.breakpoint
    change = hit.change.map { Self.text($0.from, $0.to) }
    position = PositionReport(run)
  }

  /// The change of one number, or how many elements of more changed.
  private static func text(_ from: Value, _ to: Value) -> String {
    if let from = from.number, let to = to.number {
      return "\(from.shortText(digits: 8)) → \(to.shortText(digits: 8))"
    }
    guard let before = from.matrix, let after = to.matrix, before.shape == after.shape else {
      return "another shape"
    }
    let count = zip(before.elements, after.elements).count { $0.bitPattern != $1.bitPattern }
    return "\(count) of \(after.count) elements changed"
  }

  var kind: String { "break" }

  var fields: [(String, JSON)] {
    [
      ("number", .integer(breakpoint.number)), ("cause", .string(breakpoint.description)),
      ("change", .optional(change)),
    ] + position.fields
  }

  func text(for page: Page) -> String {
    let what = "stopped by \(breakpoint.number): \(breakpoint.description)"
    let line = page.style(what, as: .hint) + (change.map { ", \($0)" } ?? "")
    return line.wrapped(to: page.width, hanging: 2) + "\n" + position.text(for: page)
  }
}
