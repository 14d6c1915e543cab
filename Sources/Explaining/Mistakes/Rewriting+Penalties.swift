import Formulas

extension Rewriting {
  /// What regularisation adds.
  static let penalties: [Rewriting] = [
    Rewriting(.missingRegularization) { node, _, _ in
      let parts = node.summands
      guard parts.count > 1 else { return [] }
      let penalties = parts.indices.filter { parts[$0].formula.isPenalty }
      let some = leftOut(of: penalties).compactMap { out in
        Syntax.sum(parts.enumerated().filter { !out.contains($0.offset) }.map(\.element))
      }
      return some + (node.withoutSummands(\.isPenalty).map { [$0] } ?? [])
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
    Rewriting(
      .extraRegularization,
      onlyMade: { node, isRoot, words in
        guard isRoot, words.target.hasPrefix("db"), words.names.contains("lambda") else {
          return []
        }
        let b = Syntax.named(String(words.target.dropFirst()))
        let strength = Syntax.named("lambda").over(.named("m"))
        return [node.combined(.add, strength.times(b))]
      }),
    Rewriting(
      .decayAfterStep,
      onlyMade: { node, isRoot, words in
        guard isRoot, let decay = node.names.first(where: { $0.hasSuffix("_weight_decay") }),
          let step = node.withoutSummands(\.isPenalty)
        else { return [] }
        let share = Syntax.named("alpha").times(.named(decay))
        return [step.times(Syntax.number(1).combined(.subtract, share))]
      }),
  ]

  /// Which of several penalties may be forgotten: any of few layers', of many one, or all but one.
  private static func leftOut(of penalties: [Int]) -> [Set<Int>] {
    let all = Set(penalties)
    guard penalties.count <= 4 else {
      return penalties.map { [$0] } + penalties.map { all.subtracting([$0]) }
    }
    return (1..<(1 << penalties.count)).map { choice in
      Set(penalties.indices.filter { choice >> $0 & 1 == 1 }.map { penalties[$0] })
    }.filter { $0.count < penalties.count || penalties.count == 1 }
      .sorted { ($0.count, $0.sorted().description) < ($1.count, $1.sorted().description) }
  }
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
