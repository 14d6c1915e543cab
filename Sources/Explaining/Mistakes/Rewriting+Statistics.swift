import Formulas

extension Rewriting {
  /// Batch norm's mean and variance, and epsilon beside a root.
  static let statistics: [Rewriting] = [
    Rewriting(.epsilonOutsideRoot) { node, _, _ in
      guard case .call("sqrt", let arguments) = node.kind,
        case .binary(.add, let inside, let epsilon)? = arguments.first?.value.kind
      else { return [] }
      return [inside.calling("sqrt").combined(.add, epsilon)]
    } mend: { node, _, _, right in
      guard right.hasSumInRoot, case .binary(.add, let left, let epsilon) = node.kind,
        case .call("sqrt", let arguments) = left.kind, let inside = arguments.first?.value
      else { return [] }
      return [inside.combined(.add, epsilon).calling("sqrt")]
    },
    Rewriting(
      .missingEpsilon,
      onlyMade: { node, _, _ in
        guard case .binary(.add, let left, let right) = node.kind,
          right.name.map({ $0.hasSuffix("_epsilon") }) ?? false
        else { return [] }
        return [left]
      }),
    Rewriting(
      .constantStatistics,
      onlyMade: { node, _, words in
        guard words.target.hasPrefix("dZ"), node.summands.count > 1 else { return [] }
        let means = node.summands.filter { $0.formula.hasMean }.map(\.formula)
        let one = means.compactMap { mean in node.withoutSummands { $0 == mean } }
        return one + (node.withoutSummands(\.hasMean).map { [$0] } ?? [])
      }),
  ]
}

extension Syntax {
  fileprivate var hasMean: Bool {
    Reduction(self)?.name == "mean" || kind.children.contains(where: \.hasMean)
  }

  fileprivate var hasSumInRoot: Bool {
    if case .call("sqrt", let arguments) = kind,
      case .binary(.add, _, _)? = arguments.first?.value.kind
    {
      return true
    }
    return kind.children.contains(where: \.hasSumInRoot)
  }
}
