import Engine
import Formulas
import Matrices

/// What one element of a tensor is made of: the tensors its formula reads, of large ones only the
/// lines that it is a sum over.
public struct ElementValues: Sendable {
  /// The whole tensors by their names, the lines by theirs: `X[:, 0]`.
  let variables: Variables
  /// The shapes of those of which only lines are there.
  let partial: [String: Shape]

  /// Gets them for the formula of a tensor.
  public init(_ moment: StageMoment, row: Int, column: Int) {
    let formula = moment.spec.formula
    let isSimple = moment.siblings.isEmpty && !moment.spec.isOwn && formula.isArithmetic
    let large = isSimple ? Self.large(formula, moment) : [:]
    guard !large.isEmpty else {
      (variables, partial) = (moment.values(), [:])
      return
    }
    var values: [String: Value] = [:]
    for name in formula.names where large[name] == nil {
      values[name] = moment.value(named: name, .before)
    }
    let elements = Elements(values: Variables(values), partial: large)
    var needed: [Syntax] = []
    formula.collect(at: ElementPlace(row: .at(row), column: .at(column))) { name, place in
      if large[name] != nil { needed.append(elements.element(.named(name), at: place)) }
    }
    for part in needed where values[part.description] == nil {
      values[part.description] = moment.part(part)
    }
    // Whoever reads a tensor as a whole gets all of them whole.
    let isWhole = needed.contains { $0.name != nil || values[$0.description] == nil }
    (variables, partial) = isWhole ? (moment.values(), [:]) : (Variables(values), large)
  }

  /// The shapes of the tensors of which a copy would take long.
  private static func large(_ formula: Syntax, _ moment: StageMoment) -> [String: Shape] {
    let shapes = formula.names.compactMap { name in
      moment.plan.tensor(named: name).flatMap { $0.name == name ? $0 : nil }
        .map { (name, $0.shape(examples: moment.examples)) }
    }
    return Dictionary(shapes) { first, _ in first }.filter { $1.count > 1 << 14 }
  }
}

extension StageMoment {
  /// The value of `X[:, 0]`, `W1[2, :]` or `X[2, 0]` before the stage.
  fileprivate func part(_ formula: Syntax) -> Value? {
    guard case .element(let base, let indices) = formula.kind, let name = base.name,
      let shape = plan.tensor(named: name)?.shape(examples: examples), indices.count == 2,
      let rows = indices[0].range(of: shape.rows),
      let columns = indices[1].range(of: shape.columns),
      let part = part(of: name, rows: rows, columns: columns, .before)
    else { return nil }
    return part.count == 1 && rows.count == 1 && columns.count == 1
      && !indices.contains(where: \.isAll)
      ? Value(part.elements[0]) : .array(NumPyArray(row: part.elements))
  }
}

extension Syntax.Index {
  fileprivate var isAll: Bool { if case .slice(nil, nil, nil) = self { true } else { false } }

  /// The places along a side of so many.
  fileprivate func range(of count: Int) -> Range<Int>? {
    if isAll { return 0..<count }
    guard case .value(let node) = self, case .number(let number) = node.kind,
      let place = Int(exactly: number), (0..<count).contains(place)
    else { return nil }
    return place..<place + 1
  }
}

extension Syntax {
  /// Whether it is arithmetic and products of tensors and numbers, and no function is called.
  fileprivate var isArithmetic: Bool {
    if case .binary(.matrixProduct, let left, let right) = kind {
      return left.isArithmetic && right.isArithmetic
    }
    switch kind {
    case .number, .name: return true
    case .unary(_, let operand): return operand.isArithmetic
    case .binary(_, let left, let right): return left.isArithmetic && right.isArithmetic
    case .member(let base, "T"): return base.isArithmetic
    default: return false
    }
  }

  /// Hands out every variable with the part of it that an element of the whole is made of.
  fileprivate func collect(at place: ElementPlace, _ take: (String, ElementPlace) -> Void) {
    switch kind {
    case .name(let name): take(name, place)
    case .member(let base, _): base.collect(at: place.transposed, take)
    case .binary(.matrixProduct, let left, let right):
      left.collect(at: ElementPlace(row: place.row, column: .all), take)
      right.collect(at: ElementPlace(row: .all, column: place.column), take)
    default: for child in kind.children { child.collect(at: place, take) }
    }
  }
}
