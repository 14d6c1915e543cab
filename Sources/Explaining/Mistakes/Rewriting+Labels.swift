import Formulas

extension Rewriting {
  /// Missing labels, which count 0 in the loss and in its gradient.
  static let labels: [Rewriting] = [
    Rewriting(.missingLabels) { node, _, _ in
      node.filledIn.map { [$0] } ?? []
    } mend: { node, isRoot, _, right in
      guard let missing = right.missingLabels, !node.mentions({ $0 == "isnan" }) else { return [] }
      return isRoot || node.isSum ? [node.zero(where: missing)] : []
    }
  ]
}

extension Syntax {
  /// What stands where labels are known: `A2 - Y` of `where(isnan(Y), 0, A2 - Y)`.
  fileprivate var filledIn: Syntax? {
    guard case .call("where", let arguments) = kind, arguments.count == 3,
      arguments[0].value.isMissingLabels
    else { return nil }
    return arguments[2].value
  }

  fileprivate var isMissingLabels: Bool {
    if case .call("isnan", let arguments) = kind {
      arguments.first?.value.name == "Y"
    } else {
      false
    }
  }

  /// `isnan(Y)`, where the formula asks for it.
  fileprivate var missingLabels: Syntax? {
    isMissingLabels ? self : kind.children.lazy.compactMap(\.missingLabels).first
  }

  fileprivate var isSum: Bool {
    switch kind {
    case .binary(.add, _, _), .binary(.subtract, _, _): true
    default: false
    }
  }

  fileprivate func zero(where missing: Syntax) -> Syntax {
    Syntax(
      .call("where", [.init(nil, missing), .init(nil, .number(0)), .init(nil, self)]), range: range)
  }
}
