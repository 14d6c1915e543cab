import Formulas

extension Rewriting {
  /// What regularisation adds.
  static let penalties: [Rewriting] = [
    Rewriting(.missingRegularization) { node, _, _ in
      let parts = node.summands
      guard parts.count > 1 else { return [] }
      let penalties = parts.indices.filter { parts[$0].formula.isPenalty }
      let one = penalties.compactMap { out in
        Syntax.sum(parts.enumerated().filter { $0.offset != out }.map(\.element))
      }
      return one + (node.withoutSummands(\.isPenalty).map { [$0] } ?? [])
    } mend: { node, isRoot, _, right in
      let penalties = right.summands.filter { $0.formula.isPenalty }.map(\.formula)
      guard isRoot, !penalties.isEmpty else { return [] }
      let all = penalties.reduce(node) { $0.combined(.add, $1) }
      return penalties.map { node.combined(.add, $0) } + [all]
    },
    Rewriting(
      .regularizationFactor,
      both: { node, _, _ in
        guard let name = node.name, name == "lambda" || name == "lambda1" else { return [] }
        let (two, m) = (Syntax.number(2), Syntax.named("m"))
        let twoM = two.times(m)
        return [
          node.times(two), node.over(two), node.times(m), node.over(m), node.times(twoM),
          node.over(twoM), node.times(m).over(two), node.times(two).over(m), .number(1),
        ]
      }),
  ]
}

extension Syntax {
  fileprivate var isPenalty: Bool {
    mentions(Rewriting.isPenalty) || mentions { $0.hasSuffix("_weight_decay") }
      || kindIsWeightSum
  }

  /// `sum(W1 ** 2)`: one layer's part of the penalty.
  private var kindIsWeightSum: Bool {
    Reduction(self) != nil && !names.isEmpty
      && names.allSatisfy { LayerName($0)?.stem == "W" }
  }
}
