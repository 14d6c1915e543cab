import Formulas

/// Terms of a sum that differ in one index only, `dZ1[0, k] * X[3, k] / m`, or a single term.
struct TermRow: Sendable {
  /// Stands for the index: no variable has that name.
  static let index = "·"

  private let template: Syntax
  /// How many terms these are.
  let count: Int
  /// Whether they have an index.
  let isRow: Bool

  /// A single term.
  init(_ formula: Syntax) { (template, count, isRow) = (formula, 1, false) }

  /// As many terms, by a formula in which `index` stands for the number of each.
  init(_ template: Syntax, count: Int) {
    (self.template, self.count, isRow) = (template, count, true)
  }

  /// The formula of one of them.
  func formula(at number: Int) -> Syntax {
    isRow ? template.substituting([Self.index: Syntax(.number(Double(number)))]) : template
  }

  /// The same terms, each changed.
  func map(_ change: (Syntax) -> Syntax) -> TermRow {
    isRow ? TermRow(change(template), count: count) : TermRow(change(template))
  }

  /// What all of them come to.
  func values(by number: Number) -> [Double] {
    guard isRow, let value = number.row(template, count: count) else {
      return (0..<count).map { number.value(of: formula(at: $0)) }
    }
    return (0..<count).map { index in
      let plain = value(index)
      return plain.isNaN ? number.value(of: formula(at: index)) : plain
    }
  }
}
