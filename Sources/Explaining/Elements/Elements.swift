import Formulas
import Matrices

/// Carries an index down a formula to its variables: `dZ @ A.T / m` at (0, 3) becomes
/// `dZ[0, :] @ A[3, :] / m`, which is a formula again.
///
/// An element is built from the elements of the parts, so a large formula is never worked out as
/// a whole to see one number of it.
struct Elements: Sendable {
  /// The values the formula is about.
  let values: any Scope & Sendable
  /// The shapes of tensors of which only the lines are there that an element is made of, named as in
  /// its formula: `X[:, 0]`.
  var partial: [String: Shape] = [:]

  /// The formula of one element of another's value.
  func element(_ node: Syntax, at place: ElementPlace) -> Syntax {
    switch node.kind {
    case .number, .text: node
    case .name: indexed(node, at: place)
    case .binary(.matrixProduct, let left, let right):
      Syntax(
        .binary(
          .matrixProduct, element(left, at: ElementPlace(row: place.row, column: .all)),
          element(right, at: ElementPlace(row: .all, column: place.column))))
    case .unary, .binary, .comparison: Syntax(node.kind.mapChildren { element($0, at: place) })
    case .member(let base, "T"): element(base, at: place.transposed)
    case .call(let name, let arguments): call(node, name.text, arguments, at: place)
    case .element(let base, let indices): chosen(node, base, indices, at: place)
    default: indexed(node, at: place)
    }
  }

  private func call(
    _ node: Syntax, _ name: String, _ arguments: [Syntax.Argument], at place: ElementPlace
  ) -> Syntax {
    if let reduction = Reduction(node) { return reduced(node, reduction, at: place) }
    if name == "softmax", let x = arguments.first?.value, case .at = place.row {
      let column = element(x, at: ElementPlace(row: .all, column: place.column))
      let whole = Syntax(.call("softmax", [.init(nil, column)]))
      return Syntax(.element(whole, [.value(Self.number(place.row))]))
    }
    guard FunctionTable.isElementwise(name) else { return indexed(node, at: place) }
    return Syntax(node.kind.mapChildren { element($0, at: place) })
  }

  private func reduced(_ node: Syntax, _ reduction: Reduction, at place: ElementPlace) -> Syntax {
    guard let inner = reduction.place(of: place) else { return indexed(node, at: place) }
    return Syntax(
      .call(.init(reduction.name), [.init(nil, element(reduction.operand, at: inner))]))
  }

  /// `X_train[:, indices[0]]` at (3, 5) is `X_train[3, 17]`.
  private func chosen(
    _ node: Syntax, _ base: Syntax, _ indices: [Syntax.Index], at place: ElementPlace
  ) -> Syntax {
    let lines = indices.count == 1 ? [place.column] : [place.row, place.column]
    let chosen = zip(indices, lines).map { position($0, along: $1) }
    guard !chosen.contains(nil) else { return indexed(node, at: place) }
    return Syntax(.element(base, chosen.compactMap(\.self)))
  }

  private func position(_ index: Syntax.Index, along line: ElementPlace.Line) -> Syntax.Index? {
    guard case .at(let position) = line else { return nil }
    switch index {
    case .slice(let start, _, nil):
      let first = start.flatMap { value(of: $0)?.number }.flatMap { Int(exactly: $0) } ?? 0
      return .value(Syntax(.number(Double(first + position))))
    case .value(let list):
      guard let elements = value(of: list)?.matrix?.elements, position < elements.count else {
        return nil
      }
      return .value(Syntax(.number(elements[position])))
    default: return nil
    }
  }

  /// A part with the index written after it; sides of length 1 stand for every index.
  private func indexed(_ node: Syntax, at place: ElementPlace) -> Syntax {
    guard place != Self.whole, let (rank, shape) = sides(of: node), rank > 0 else { return node }
    let row = Self.index(place.row, count: shape.rows)
    let column = Self.index(place.column, count: shape.columns)
    return Syntax(.element(node, rank == 1 ? [column] : [row, column]))
  }

  private func sides(of node: Syntax) -> (rank: Int, shape: Shape)? {
    if let name = node.name, let shape = partial[name] { return (2, shape) }
    return value(of: node)?.array.map { ($0.rank, $0.matrix.shape) }
  }

  /// The shape of a formula's value.
  func shape(of node: Syntax) -> Shape? {
    guard node.names.contains(where: { partial[$0] != nil }) else {
      return value(of: node)?.matrix?.shape
    }
    if let name = node.name { return partial[name] }
    let parts = node.kind.children.compactMap { shape(of: $0) }
    switch node.kind {
    case .member(_, "T"): return parts.first.map { Shape($0.columns, $0.rows) }
    case .binary(.matrixProduct, _, _):
      return parts.count == 2 ? Shape(parts[0].rows, parts[1].columns) : nil
    default: return Shape(parts.map(\.rows).max() ?? 1, parts.map(\.columns).max() ?? 1)
    }
  }

  private static let whole = ElementPlace(row: .all, column: .all)

  private static func index(_ line: ElementPlace.Line, count: Int) -> Syntax.Index {
    switch line {
    case .all: .slice(nil, nil, nil)
    case .each: .value(count == 1 ? Syntax(.number(0)) : Syntax(.name(TermRow.index)))
    case .at(let position): .value(Syntax(.number(Double(count == 1 ? 0 : position))))
    }
  }

  private static func number(_ line: ElementPlace.Line) -> Syntax {
    if case .at(let position) = line {
      Syntax(.number(Double(position)))
    } else {
      Syntax(.number(0))
    }
  }

  /// What a formula comes to; nil where it has no value.
  func value(of node: Syntax) -> Value? {
    if case .name(let name) = node.kind { return values.value(named: name) }
    var scope = values
    return try? scope.evaluate(partial.isEmpty ? node : node.rewriting(known))
  }

  /// What stands for a part of a tensor of which only lines are there: the number, or the name of the
  /// line.
  private func known(_ node: Syntax) -> Syntax? {
    guard case .element(let base, _) = node.kind, let name = base.name, partial[name] != nil
    else { return nil }
    return number(node).map { Syntax(.number($0)) } ?? Syntax(.name(node.description))
  }
}
