import Formulas

extension Rewriting {
  /// Hyper-parameters that are forgotten or taken for one another.
  static let settings: [Rewriting] = [
    Rewriting(.missingLearningRate) { node, _, _ in
      node.withoutFactors { $0.formula.name == "alpha" }.map { [$0] } ?? []
    } mend: { node, _, _, right in
      guard right.names.contains("alpha"), case .binary(.subtract, let old, let step) = node.kind
      else { return [] }
      return [old.combined(.subtract, Syntax.named("alpha").times(step))]
    },
    Rewriting(.missingOneMinusBeta) { node, _, _ in
      node.withoutFactors { !$0.isDivisor && $0.formula.isOneMinusBeta }.map { [$0] } ?? []
    } mend: { node, _, words, _ in
      guard case .binary(.add, let old, let new) = node.kind else { return [] }
      return words.betas.map { beta in
        old.combined(.add, Syntax.number(1).combined(.subtract, beta).times(new))
      }
    },
    Rewriting(
      .wrongHyperparameter,
      onlyMade: { node, _, words in
        guard let quantity = node.setting else { return [] }
        let others = words.settings.filter {
          $0 != quantity.name && !(quantity.isBeta && $0.isBeta)
        }
        // A rest of 1 in the place of a rate: `1 - beta` for alpha.
        let rests =
          quantity.isBeta
          ? []
          : others.filter(\.isBeta).map { name in
            Syntax.number(1).combined(.subtract, .named(name))
          }
        let changed = others.map { Syntax.named($0) } + rests
        return quantity.isWhole
          ? changed : changed + others.map { node.renaming(quantity.name, $0) }
      }),
  ]
}

extension Syntax {
  fileprivate var isOneMinusBeta: Bool {
    guard case .binary(.subtract, let one, let beta) = kind, one == .number(1) else { return false }
    return beta.name?.isBeta ?? false
  }

  /// A quantity made of one setting: `alpha`, `1 - beta`, `1 - beta ** t`.
  fileprivate var setting: (name: String, isBeta: Bool, isWhole: Bool)? {
    if let name { return name.isSetting ? (name, name.isBeta, true) : nil }
    guard case .binary(.subtract, let one, let rest) = kind, one == .number(1) else { return nil }
    let settings = rest.names.filter(\.isSetting)
    guard settings.count == 1, rest.names.allSatisfy({ $0.isSetting || $0 == "t" }) else {
      return nil
    }
    return (settings[0], settings[0].isBeta, false)
  }

  fileprivate func renaming(_ name: String, _ other: String) -> Syntax {
    substituting([name: .named(other)])
  }
}

extension String {
  fileprivate var isBeta: Bool { holds("_beta") || self == "bn_momentum" }

  fileprivate var isSetting: Bool {
    self == "alpha" || self == "lambda" || self == "lambda1" || isBeta || holds("_epsilon")
      || hasPrefix("keep_prob")
  }
}
