import Formulas

extension Rewriting {
  /// Batch norm's gamma, and what stands before and behind it.
  static let normalizations: [Rewriting] = [
    Rewriting(.missingGamma) { node, _, _ in
      node.withoutFactors { !$0.isDivisor && $0.formula.isGamma }.map { [$0] } ?? []
    } mend: { node, _, words, right in
      guard right.names.contains(where: { Syntax.named($0).isGamma }),
        let name = node.name.flatMap(LayerName.init), ["Znorm", "dZtilde"].contains(name.stem),
        words.names.contains("gamma\(name.layer)")
      else { return [] }
      return [node.times(.named("gamma\(name.layer)"))]
    },
    Rewriting(
      .wrongNormalization,
      onlyMade: { node, isRoot, words in
        if isRoot, let layer = words.layer, words.target == "dZ\(layer)" {
          // Nothing of batch norm's way back.
          return ["dZnorm\(layer)", "dZtilde\(layer)"].filter(words.names.contains)
            .map { .named($0) }
        }
        if let other = node.withOtherNormalization { return [other] }
        guard let name = node.name.flatMap(LayerName.init), name.suffix.isEmpty else { return [] }
        for stems in [["Z", "Znorm", "Ztilde"], ["dZ", "dZnorm", "dZtilde"]]
        where stems.contains(name.stem) {
          return stems.filter { $0 != name.stem }.map { "\($0)\(name.layer)" }
            .filter { words.names.contains($0) && $0 != words.target }.map { .named($0) }
        }
        return []
      }),
  ]
}

extension Syntax {
  /// `Z1` of `Z1 - mu1`, and `beta1 * Znorm1 + gamma1` of `gamma1 * Znorm1 + beta1`; nil for what is
  /// neither.
  fileprivate var withOtherNormalization: Syntax? {
    switch kind {
    case .binary(.subtract, let left, let right) where left.isInput && right.isMean: left
    case .binary(.add, _, let shift) where shift.isShift:
      exchanging("gamma\(shift.layer)", shift.name ?? "")
    default: nil
    }
  }

  private func exchanging(_ a: String, _ b: String) -> Syntax? {
    let changed = substituting([a: .named(b), b: .named(a)])
    return names.contains(a) ? changed : nil
  }

  private var layer: Int { name.flatMap(LayerName.init)?.layer ?? 0 }

  private var isShift: Bool { name.flatMap(LayerName.init)?.stem == "beta" }

  private var isInput: Bool { name.flatMap(LayerName.init)?.stem == "Z" }

  private var isMean: Bool {
    name.flatMap(LayerName.init)?.stem == "mu" || Reduction(self)?.name == "mean"
  }

  fileprivate var isGamma: Bool { name.flatMap(LayerName.init)?.stem == "gamma" }
}
