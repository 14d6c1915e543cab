import Engine
import Formulas
import Languages
import Presentation

/// Where and why a run stopped.
struct BreakReport: Report {
  private let breakpoint: Breakpoint
  private let change: Localized<String>?
  private let position: PositionReport

  init(_ hit: BreakpointWatch.Hit, _ run: Trainer) {
    breakpoint = hit.breakpoint
    change = hit.change.map { Self.text($0.from, $0.to) }
    position = PositionReport(run)
  }

  /// The change of one number, or how many elements of more changed.
  private static func text(_ from: Value, _ to: Value) -> Localized<String> {
    if let from = from.number, let to = to.number {
      return Localized("\(from.shortText(digits: 8)) → \(to.shortText(digits: 8))")
    }
    guard let before = from.matrix, let after = to.matrix, before.shape == after.shape else {
      return Localized(en: "another shape", zh: "形状变了")
    }
    let count = zip(before.elements, after.elements).count { $0.bitPattern != $1.bitPattern }
    return Localized(
      en: "\(count) of \(after.count) elements changed", zh: "\(after.count) 个元素变了 \(count) 个")
  }

  var kind: String { "break" }

  var fields: [(String, JSON)] {
    [
      ("number", .integer(breakpoint.number)), ("cause", .string(breakpoint.description)),
      ("change", .optional(change?.en)),
    ] + position.fields
  }

  func text(for page: Page) -> String {
    let what = Localized(
      en: "stopped by \(breakpoint.number): ", zh: "断点 \(breakpoint.number) 停下：")
    let (comma, cause) = (Localized(en: ", ", zh: "，")[page], breakpoint.description)
    let line = page.style(what[page] + cause, as: .hint) + (change.map { comma + $0[page] } ?? "")
    return line.wrapped(to: page.width, hanging: 2) + "\n" + position.text(for: page)
  }
}
