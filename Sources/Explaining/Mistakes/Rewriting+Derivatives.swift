import Formulas

extension Rewriting {
  /// The activation's derivative in dZ.
  static let derivatives: [Rewriting] = [
    Rewriting(.missingActivationDerivative) { node, isRoot, words in
      let whole = isRoot ? words.wholeGradient : []
      guard let parts = node.splitDerivative, !parts.factors.isActivationName else { return whole }
      return whole + [parts.gradient]
    } mend: { node, isRoot, words, right in
      guard let factors = right.anyDerivative, isRoot || node.isGradientName else { return [] }
      return [node.times(factors)]
    },
    Rewriting(
      .missingGradient,
      onlyMade: { node, isRoot, words in
        guard isRoot, words.target.hasPrefix("dZ"), let parts = node.splitDerivative,
          !parts.factors.isActivationName
        else { return [] }
        return [parts.factors]
      }),
    // It is known by being another function's; whatever else stands in its place is not.
    Rewriting(
      .wrongActivationDerivative,
      onlyMade: { node, isRoot, words in
        let parts = node.splitDerivative
        let gradient = parts?.gradient ?? (isRoot ? words.wholeGradient.first : nil)
        guard let gradient else { return [] }
        return words.derivatives(of: gradient, instead: parts?.factors)
      }),
    Rewriting(
      .activationForDerivative,
      onlyMade: { node, _, words in
        guard words.target.hasPrefix("dZ"), let parts = node.splitDerivative,
          let activation = words.ownActivation, !parts.factors.names.contains(activation)
        else { return [] }
        return [parts.gradient.times(.named(activation))]
      }),
  ]
}

extension Vocabulary {
  /// The activation of the layer that is asked for, where there is one.
  fileprivate var ownActivation: String? {
    layer.map { "A\($0)" }.flatMap { names.contains($0) ? $0 : nil }
  }

  /// dA of the layer, where dZ of it is asked for.
  fileprivate var wholeGradient: [Syntax] {
    guard target.hasPrefix("dZ"), let layer, names.contains("dA\(layer)") else { return [] }
    return [.named("dA\(layer)")]
  }

  /// The gradient times derivatives that are not this layer's: other activations', those of the
  /// wrong tensor, and parts of the right one.
  fileprivate func derivatives(of gradient: Syntax, instead factors: Syntax?) -> [Syntax] {
    let others = otherDerivatives.map { formula in
      formula.rewriting { $0.isGradientName ? gradient : nil }
    }
    guard let factors else { return others }
    let exchanged = factors.exchangingLayerTensors(names)
    let parts = factors.factors.count > 1 ? factors.factors.map(\.formula) : []
    return others + (exchanged + parts).map { gradient.times($0) }
      + names.filter { LayerName($0)?.stem == "A" && factors.names.contains($0) }
      .map { gradient.times(.named($0)) }
  }
}

extension Syntax {
  /// `A3`: a part of sigmoid's derivative, and no derivative by itself.
  fileprivate var isActivationName: Bool { name.flatMap(LayerName.init)?.stem == "A" }

  /// Whether it is a derivative by its name: `dA1`, `dA1_drop`.
  fileprivate var isGradientName: Bool { name?.hasPrefix("dA") ?? false }

  /// A product of a gradient and a derivative, as `dA1` and `1 - A1 ** 2`.
  fileprivate var splitDerivative: (gradient: Syntax, factors: Syntax)? {
    let factors = self.factors
    guard factors.count > 1,
      let gradient = factors.first(where: { $0.formula.isGradientName })?.formula,
      let rest = Syntax.product(factors.filter { $0.formula != gradient }),
      !rest.mentions({ $0.hasPrefix("keep_prob") || LayerName($0)?.stem == "D" })
    else { return nil }
    return (gradient, rest)
  }

  /// The derivative factors of the first such product in the tree.
  var anyDerivative: Syntax? {
    splitDerivative?.factors ?? kind.children.lazy.compactMap(\.anyDerivative).first
  }

  /// A for Z and Z for A.
  fileprivate func exchangingLayerTensors(_ names: Set<String>) -> [Syntax] {
    let pairs = ["A": ["Z", "Ztilde"], "Z": ["A"], "Ztilde": ["A"]]
    return [0, 1].compactMap { choice in
      let changed = rewriting { node in
        guard let name = node.name.flatMap(LayerName.init), let others = pairs[name.stem],
          choice < others.count, names.contains("\(others[choice])\(name.layer)")
        else { return nil }
        return .named("\(others[choice])\(name.layer)")
      }
      return changed == self ? nil : changed
    }
  }
}
