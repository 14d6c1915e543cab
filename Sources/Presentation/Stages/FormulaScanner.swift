import Matrices

/// Finds the tensors in a formula.
struct FormulaScanner {
  private var rest: Substring
  private let shapes: [String: Shape]
  private var found: [Equation.Piece] = []
  private var symbols = ""

  init(_ formula: String, shapes: [String: Shape]) {
    rest = formula[...]
    self.shapes = shapes
  }

  mutating func pieces() -> [Equation.Piece] {
    while let first = rest.first {
      if first.isLetter || first == "_" {
        takeName()
      } else {
        symbols.append(rest.removeFirst())
      }
    }
    flush()
    return found
  }

  private mutating func takeName() {
    let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    rest = rest.dropFirst(name.count)
    guard let shape = shapes[String(name)], rest.first != "(" else {
      symbols += name
      return
    }
    let isTransposed = rest.hasPrefix(".T")
    if isTransposed { rest = rest.dropFirst(2) }
    flush()
    found.append(
      .operand(
        Equation.Operand(
          name: name + (isTransposed ? ".T" : ""), tensor: String(name),
          shape: isTransposed ? shape.transposed : shape)))
  }

  private mutating func flush() {
    if !symbols.isEmpty { found.append(.symbols(symbols)) }
    symbols = ""
  }
}
