import Formulas

extension Rewriting {
  /// Signs, squares, roots, and summands that are forgotten.
  static let signs: [Rewriting] = [
    Rewriting(
      .wrongSign,
      both: { node, isRoot, _ in
        (isRoot ? [node.minus] : [])
          + node.exchanging(.add, .subtract) + node.exchanging(.subtract, .add) + node.unsigned
          + node.turnedDifference
      }),
    Rewriting(.missingSquare) { node, _, _ in
      // The root of a variance is the standard deviation.
      if Reduction(node)?.name == "var" { return [node.renamingCall("std")] }
      guard case .binary(.power, let base, let exponent) = node.kind, exponent == .number(2)
      else { return [] }
      return [base]
    } mend: { node, _, _, right in
      guard right.hasSquare, node.mentions({ $0 != "m" }), !node.isRoot else { return [] }
      return [node.combined(.power, .number(2))]
    },
    Rewriting(.missingRoot) { node, _, _ in
      if case .call("sqrt", let arguments) = node.kind { return arguments.prefix(1).map(\.value) }
      // Or nothing is divided by it.
      return node.withoutFactors { $0.isDivisor && $0.formula.hasRoot }.map { [$0] } ?? []
    } mend: { node, _, _, right in
      right.hasRoot && node.mentions({ $0 != "m" }) ? [node.calling("sqrt")] : []
    },
    Rewriting(.epsilonInsideRoot) { node, _, _ in
      guard case .binary(.add, let left, let right) = node.kind,
        case .call("sqrt", let arguments) = left.kind, let inside = arguments.first?.value
      else { return [] }
      return [inside.combined(.add, right).calling("sqrt")]
    } mend: { node, _, _, _ in
      guard case .call("sqrt", let arguments) = node.kind,
        case .binary(.add, let inside, let epsilon)? = arguments.first?.value.kind
      else { return [] }
      return [inside.calling("sqrt").combined(.add, epsilon)]
    },
    Rewriting(.missingBias) { node, _, _ in
      node.withoutSummands(\.isBias).map { [$0] } ?? []
    } mend: { node, isRoot, _, right in
      isRoot
        ? right.summands.filter { $0.formula.isBias }.map { node.combined(.add, $0.formula) } : []
    },
  ]
}

extension Syntax {
  /// `b1`, or batch norm's `beta1`.
  fileprivate var isBias: Bool {
    name.flatMap(LayerName.init).map { ["b", "beta"].contains($0.stem) } ?? false
  }

  fileprivate func exchanging(_ sign: BinaryOperator, _ other: BinaryOperator) -> [Syntax] {
    guard case .binary(sign, let left, let right) = kind else { return [] }
    return [Syntax(.binary(other, left, right), range: range)]
  }

  /// `Y - A` of `A - Y`.
  fileprivate var turnedDifference: [Syntax] {
    guard case .binary(.subtract, let left, let right) = kind, !left.isNumber else { return [] }
    return [Syntax(.binary(.subtract, right, left), range: range)]
  }

  /// Whether something in it is squared.
  fileprivate var hasSquare: Bool {
    if case .binary(.power, _, let exponent) = kind, exponent == .number(2) { return true }
    return kind.children.contains(where: \.hasSquare)
  }

  /// Whether a root is taken somewhere in it.
  fileprivate var hasRoot: Bool { isRoot || kind.children.contains(where: \.hasRoot) }

  /// Whether it is a root.
  fileprivate var isRoot: Bool { if case .call("sqrt", _) = kind { true } else { false } }

  /// `Z` of `-Z`, and `1 * Z` of `-1 * Z`; a number alone may be a place or a step: `Z[::-1]`.
  fileprivate var unsigned: [Syntax] {
    switch kind {
    case .unary(.minus, let operand) where !operand.isNumber: return [operand]
    case .binary(let sign, let left, let right) where sign == .multiply || sign == .divide:
      let parts = [(left.withoutMinus, right), (left, right.withoutMinus)]
      return parts.compactMap { a, b in
        (a != left || b != right) ? Syntax(.binary(sign, a, b), range: range) : nil
      }
    default: return []
    }
  }

  /// A number without its sign; anything else as it is.
  private var withoutMinus: Syntax {
    if case .unary(.minus, let operand) = kind, operand.isNumber { operand } else { self }
  }
}
