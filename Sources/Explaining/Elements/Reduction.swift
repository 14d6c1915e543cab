import Formulas

/// A call that makes one number of a line: `mean(Z1, axis=1, keepdims=True)`.
struct Reduction {
  /// The function: `mean`.
  let name: String
  /// What it is taken of.
  let operand: Syntax
  /// The side that goes away; nil for both.
  let axis: Int?

  private static let names: Set = ["sum", "mean", "max", "min", "prod", "norm", "var", "std"]

  /// Reads a call; nil where it is none of these.
  init?(_ node: Syntax) {
    guard case .call(let name, let arguments) = node.kind, Self.names.contains(name.text),
      let operand = arguments.first?.value
    else { return nil }
    self.name = name.text
    self.operand = operand
    guard let axis = arguments.dropFirst().first(where: { $0.label?.text ?? "axis" == "axis" })
    else {
      self.axis = nil
      return
    }
    guard case .number(let number) = axis.value.kind else { return nil }
    self.axis = number == 0 ? 0 : 1
  }

  /// The line of the operand that a result's element is made of.
  func place(of place: ElementPlace) -> ElementPlace? {
    switch (axis, place.row, place.column) {
    case (0, _, .at): ElementPlace(row: .all, column: place.column)
    case (1, .at, _): ElementPlace(row: place.row, column: .all)
    case (nil, _, _): ElementPlace(row: .all, column: .all)
    default: nil
    }
  }
}
