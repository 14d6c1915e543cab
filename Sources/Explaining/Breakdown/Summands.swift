import Formulas

/// Writes a formula's element as a sum: products over their inner side, means over their elements,
/// factors spread over the sums they multiply.
struct Summands {
  let elements: Elements

  /// What the whole is made of, its own summands kept apart.
  func groups(_ node: Syntax, at place: ElementPlace) -> [Breakdown.Group] {
    parts(of: node, at: place, 1, isSum: { isSum($0, at: place) }).map { part in
      let rows = summands(part.node, at: place)
      let values = rows.flatMap { $0.values(by: Number(elements)) }
      return Breakdown.Group(
        formula: part.sign * elements.element(part.node, at: place),
        rows: rows.map { $0.map { part.sign * $0 } }, values: values.map { part.sign * $0 })
    }
  }

  private typealias Part = (sign: Double, node: Syntax)

  /// The top-level summands of a formula, as formulas.
  private func parts(
    of node: Syntax, at place: ElementPlace, _ sign: Double, isSum: (Syntax) -> Bool
  ) -> [Part] {
    func parts(_ node: Syntax, _ sign: Double) -> [Part] {
      self.parts(of: node, at: place, sign, isSum: isSum)
    }
    switch node.kind {
    case .binary(.add, let left, let right): return parts(left, sign) + parts(right, sign)
    case .binary(.subtract, let left, let right): return parts(left, sign) + parts(right, -sign)
    case .unary(.minus, let operand): return parts(operand, -sign)
    case .binary(let operation, let left, let right) where operation == .multiply && isSum(right):
      return parts(right, sign).map { ($0.sign, Syntax(.binary(operation, left, $0.node))) }
    case .binary(let operation, let left, let right)
    where [.multiply, .divide].contains(operation) && isSum(left):
      return parts(left, sign).map { ($0.sign, Syntax(.binary(operation, $0.node, right))) }
    default: return [(sign, node)]
    }
  }

  /// Everything that is added, each an element's formula, or a row of them.
  private func summands(_ node: Syntax, at place: ElementPlace) -> [TermRow] {
    switch node.kind {
    case .binary(.add, let left, let right):
      return summands(left, at: place) + summands(right, at: place)
    case .binary(.subtract, let left, let right):
      return summands(left, at: place)
        + summands(right, at: place).map { $0.map { -1 * $0 } }
    case .unary(.minus, let operand): return summands(operand, at: place).map { $0.map { -1 * $0 } }
    case .binary(.multiply, let left, let right) where isSum(right, at: place):
      let factor = elements.element(left, at: place)
      return summands(right, at: place).map { $0.map { factor.times($0) } }
    case .binary(let operation, let left, let right)
    where [.multiply, .divide].contains(operation) && isSum(left, at: place):
      let factor = elements.element(right, at: place)
      return summands(left, at: place).map { $0.map { Syntax(.binary(operation, $0, factor)) } }
    case .binary(.matrixProduct, let left, let right): return products(left, right, at: place)
    default: break
    }
    if let branch = branch(of: node, at: place) { return summands(branch, at: place) }
    if let reduction = Reduction(node), reduction.isSum { return reduced(reduction, at: place) }
    if let longer = Definitions.expansion(of: node), isSum(longer, at: place) {
      return summands(longer, at: place)
    }
    return [TermRow(elements.element(node, at: place))]
  }

  private func products(_ left: Syntax, _ right: Syntax, at place: ElementPlace) -> [TermRow] {
    func product(_ line: ElementPlace.Line) -> Syntax {
      elements.element(left, at: ElementPlace(row: place.row, column: line))
        .times(elements.element(right, at: ElementPlace(row: line, column: place.column)))
    }
    let count = elements.shape(of: left)?.columns ?? 0
    guard count > 1, left.isPlain, right.isPlain else {
      return (0..<count).map { TermRow(product(.at($0))) }
    }
    return [TermRow(product(.each), count: count)]
  }

  private func reduced(_ reduction: Reduction, at place: ElementPlace) -> [TermRow] {
    guard let matrix = elements.value(of: reduction.operand)?.matrix,
      let line = reduction.place(of: place)
    else { return [] }
    let rows = Self.lines(line.row, count: matrix.rows)
    let columns = Self.lines(line.column, count: matrix.columns)
    let summed = columns.flatMap { column in
      rows.flatMap { summands(reduction.operand, at: ElementPlace(row: $0, column: column)) }
    }
    guard reduction.name == "mean" else { return summed }
    let count = Syntax(.number(Double(rows.count * columns.count)))
    return summed.map { $0.map { Syntax(.binary(.divide, $0, count)) } }
  }

  private static func lines(_ line: ElementPlace.Line, count: Int) -> [ElementPlace.Line] {
    line == .all ? (0..<count).map { .at($0) } : [line]
  }

  /// The side of a `where` that holds at an element.
  private func branch(of node: Syntax, at place: ElementPlace) -> Syntax? {
    guard case .call("where", let arguments) = node.kind, arguments.count == 3 else { return nil }
    let condition = elements.element(arguments[0].value, at: place)
    guard let truth = elements.value(of: condition)?.truth else { return nil }
    return arguments[truth ? 1 : 2].value
  }

  /// Whether a formula is a sum over a side, so that its factors are spread over it.
  private func isSum(_ node: Syntax, at place: ElementPlace) -> Bool {
    switch node.kind {
    case .binary(.matrixProduct, _, _): true
    case .binary(let sign, let left, let right) where [.add, .subtract, .multiply].contains(sign):
      isSum(left, at: place) || isSum(right, at: place)
    case .binary(.divide, let left, _): isSum(left, at: place)
    case .unary(.minus, let operand): isSum(operand, at: place)
    case .call("where", _): branch(of: node, at: place).map { isSum($0, at: place) } ?? false
    default: Reduction(node)?.isSum ?? false
    }
  }
}

extension Reduction {
  /// Whether it adds elements up, plainly or for their mean.
  var isSum: Bool { name == "sum" || name == "mean" }
}
