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
  fileprivate var isGamma: Bool { name.flatMap(LayerName.init)?.stem == "gamma" }
}
