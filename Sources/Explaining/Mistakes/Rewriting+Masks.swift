import Formulas

extension Rewriting {
  /// Masks and derivatives of the wrong tensor, or once too often.
  static let masks: [Rewriting] = [
    Rewriting(.wrongMask) { node, _, words in
      guard case .comparison(let first, let links) = node.kind, let name = first.name else {
        return []
      }
      let others = words.otherMasks(than: name).map { Syntax.named($0) }
      return others.map { Syntax(.comparison($0, links), range: node.range) } + node.otherSides
    } mend: { node, _, words, right in
      // A mask of the right tensor with another threshold than 0.
      guard right.hasMask, words.target.hasPrefix("d"),
        case .comparison(let first, let links) = node.kind, links.count == 1,
        links[0].right.isNumber, links[0].right != .number(0)
      else { return [] }
      return [Syntax(.comparison(first, [.init(links[0].comparison, .number(0))]))]
    },
    Rewriting(
      .derivativeAtActivation,
      onlyMade: { node, _, words in
        guard let name = node.name, let formula = words.formulas[name],
          LayerName(name).map({ $0.stem == "A" && $0.suffix == "" }) == true,
          words.target.hasPrefix("dZ") || words.target.hasPrefix("dA"),
          case .call = formula.kind, let input = formula.names.first
        else { return [] }
        return [formula.substituting([input: node])]
      }),
    Rewriting(.extraActivationDerivative) { node, isRoot, words in
      guard isRoot, words.target.hasPrefix("dZ"), let factors = words.ownFactors else { return [] }
      return [node.times(factors)]
    } mend: { node, isRoot, words, _ in
      // In a part of a sum these are no factor of the gradient.
      guard words.target.hasPrefix("dZ"), isRoot || node.mentions({ $0.hasPrefix("dA") }),
        let factors = words.ownFactors
      else { return [] }
      let others = factors.factors.map(\.formula)
      return node.withoutFactors { others.contains($0.formula) }.map { [$0] } ?? []
    },
    Rewriting(
      .keepProbSwapped,
      both: { node, _, words in
        guard let name = node.name, name.hasPrefix("keep_prob") else { return [] }
        return [Syntax.number(1).combined(.subtract, node)]
      }),
  ]
}

extension Vocabulary {
  /// The derivative of the layer's own activation: `A2 * (1 - A2)`.
  fileprivate var ownFactors: Syntax? {
    guard let ownDerivative else { return nil }
    return ownDerivative.withoutFactors { LayerName($0.formula.name ?? "")?.stem == "dA" }
  }

  /// What a mask could be taken of by mistake: the layer's other tensors, but those that are other
  /// spellings of the activation's own side.
  fileprivate func otherMasks(than name: String) -> [String] {
    guard let layer = LayerName(name)?.layer else { return [] }
    // Under batch norm the activation's input is Ztilde, and Z is another tensor.
    let near: Set = names.contains("Ztilde\(layer)") ? ["A", "Ztilde"] : ["A", "Z"]
    return names.filter { other in
      guard let parts = LayerName(other), other != name, other != target else { return false }
      return parts.layer == layer && !(near.contains(parts.stem) && parts.suffix == "")
        && ["A", "Z", "dA", "D", "Znorm", "dZ", "dZtilde", "dZnorm"].contains(parts.stem)
    }.sorted()
  }
}

extension Syntax {
  /// A mask `Z > 0` turned round.
  fileprivate var otherSides: [Syntax] {
    guard case .comparison(let first, let links) = kind, links.count == 1,
      links[0].comparison == .greater, links[0].right == .number(0)
    else { return [] }
    return [.less, .greaterOrEqual].map {
      Syntax(.comparison(first, [.init($0, .number(0))]), range: range)
    }
  }

  /// Whether it is made of a mask `Z > 0`.
  var hasMask: Bool { !otherSides.isEmpty || kind.children.contains(where: \.hasMask) }
}
