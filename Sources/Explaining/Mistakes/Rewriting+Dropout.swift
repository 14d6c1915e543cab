import Formulas

extension Rewriting {
  /// Dropout's mask and keep probability.
  static let dropout: [Rewriting] = [
    Rewriting(.missingKeepProb) { node, _, _ in
      node.withoutFactors { $0.isDivisor && $0.formula.isKeepProbability }.map { [$0] } ?? []
    } mend: { node, isRoot, words, _ in
      isRoot || node.name != nil && !node.isKeepProbability
        ? words.keepProbabilities.map { node.over($0) } : []
    },
    Rewriting(.extraKeepProb) { node, isRoot, words in
      isRoot ? words.keepProbabilities.flatMap(node.usingTwice) : []
    } mend: { node, _, _, _ in
      node.withLessKeepProbability
    },
    Rewriting(.missingMask) { node, _, _ in
      let masked = node.withoutFactors { $0.formula.isMask }.map { [$0] } ?? []
      return masked + node.withoutDropSuffix
    } mend: { node, isRoot, words, _ in
      let dropped = node.name.map { $0 + "_drop" }.flatMap { words.names.contains($0) ? $0 : nil }
      return (dropped.map { [.named($0)] } ?? [])
        + (isRoot || node.name != nil ? words.masks.map { node.times($0) } : [])
    },
  ]
}

extension Syntax {
  fileprivate var isKeepProbability: Bool { name?.hasPrefix("keep_prob") ?? false }

  /// Divided by a keep probability once more, or multiplied by it instead.
  fileprivate func usingTwice(_ keep: Syntax) -> [Syntax] {
    let product = times(keep)
    return [over(keep), mentions { $0 == keep.name } ? product.times(keep) : product]
  }

  fileprivate var isMask: Bool { name.flatMap(LayerName.init)?.stem == "D" }

  fileprivate var withoutDropSuffix: [Syntax] {
    guard let name, name.hasSuffix("_drop"), !name.hasPrefix("d") else { return [] }
    return [.named(String(name.dropLast("_drop".count)))]
  }

  /// Without a keep probability that divides or multiplies, or with one dividing instead.
  fileprivate var withLessKeepProbability: [Syntax] {
    switch kind {
    case .binary(.divide, let left, let right) where right.isKeepProbability: [left]
    case .binary(.multiply, let left, let right) where right.isKeepProbability:
      [left, left.over(right)]
    default: []
    }
  }
}
