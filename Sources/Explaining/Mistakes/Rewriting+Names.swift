import Formulas

extension Rewriting {
  /// The right formula with the wrong tensor.
  static let names: [Rewriting] = [
    Rewriting(
      .wrongLayer,
      both: { node, isRoot, words in
        if isRoot {
          return [1, -1].compactMap { node.shifted(by: $0, words) } + node.otherLayers(words)
        }
        return node.otherLayers(words)
      }),
    Rewriting(.staleParameter) { node, isRoot, words in
      let one = node.name.flatMap { words.otherTimes[$0] }?.map { Syntax.named($0) } ?? []
      return one + (isRoot ? node.atOtherTimes(words) : [])
    } mend: { _, _, _, _ in
      []
    },
  ]
}

extension Syntax {
  /// The same tensor of the layers beside; `X` stands for `A0`.
  fileprivate func otherLayers(_ words: Vocabulary) -> [Syntax] {
    if words.keepProbabilities.contains(self) {
      return words.keepProbabilities.filter { $0 != self }
    }
    guard let name, let parts = LayerName(name == "X" ? "A0" : name) else { return [] }
    return [parts.layer - 1, parts.layer + 1].flatMap { parts.spellings(at: $0) }
      .filter { words.names.contains($0) && $0 != name }
      .map { .named($0) }
  }

  /// Every tensor of the layer beside.
  fileprivate func shifted(by distance: Int, _ words: Vocabulary) -> Syntax? {
    var isKnown = true
    let shifted = rewriting { node in
      guard let name = node.name, let parts = LayerName(name == "X" ? "A0" : name) else {
        return nil
      }
      let known = parts.spellings(at: parts.layer + distance).first(where: words.names.contains)
      isKnown = isKnown && known != nil
      return known.map { .named($0) }
    }
    return isKnown && shifted != self ? shifted : nil
  }

  /// All that lives on, as it was at one other time.
  fileprivate func atOtherTimes(_ words: Vocabulary) -> [Syntax] {
    let count = words.otherTimes.values.map(\.count).max() ?? 0
    return (0..<count).map { time in
      rewriting { node in
        guard let times = node.name.flatMap({ words.otherTimes[$0] }), time < times.count else {
          return nil
        }
        return .named(times[time])
      }
    }.filter { $0 != self }
  }
}

extension LayerName {
  /// How the tensor of another layer is called: `A0` is `X`, and a layer may drop out or not.
  fileprivate func spellings(at layer: Int) -> [String] {
    if layer == 0 { return stem == "A" ? ["X"] : [] }
    return suffix.isEmpty && stem == "A"
      ? [at(layer) + "_drop", at(layer)]
      : [at(layer)] + (suffix == "_drop" ? ["\(stem)\(layer)"] : [])
  }
}
