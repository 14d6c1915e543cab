import Formulas

extension Rewriting {
  /// Steps that are not taken or too large, averages that forget nothing, and examples or statistics
  /// that are not those of the mini-batch.
  static let updates: [Rewriting] = [
    Rewriting(
      .extraFactor,
      onlyMade: { node, isRoot, words in
        isRoot && words.target.hasPrefix("d") ? [Syntax.number(2).times(node)] : []
      }),
    Rewriting(
      .missingUpdate,
      onlyMade: { node, isRoot, words in
        let itself = Syntax.named(words.target)
        return isRoot && node != itself && node.mentions({ $0 == words.target }) ? [itself] : []
      }),
    Rewriting(
      .plainGradient,
      onlyMade: { node, isRoot, words in
        if isRoot, let gradient = words.averagedGradient { return [gradient] }
        let gradient = words.gradientOfTarget
        if isRoot, let gradient, let target = node.summands.first?.formula, node != target {
          return [target.combined(.subtract, Syntax.named("alpha").times(gradient))]
            .filter { $0 != node }
        }
        guard let name = node.name, words.target != name, name.hasPrefix("vd") else { return [] }
        let own = Syntax.named(String(name.dropFirst().replacing("_corrected", with: "")))
        return own == gradient ? [own] : []
      }),
    Rewriting(
      .wrongOptimizer,
      onlyMade: { node, isRoot, words in
        guard isRoot, let gradient = words.gradientOfTarget else { return [] }
        return words.otherSteps(gradient).map {
          Syntax.named(words.target).combined(.subtract, Syntax.named("alpha").times($0))
        }.filter { $0 != node }
      }),
    Rewriting(
      .wrongActivation,
      onlyMade: { node, isRoot, words in
        isRoot ? words.otherActivations.filter { $0 != node } : []
      }),
    Rewriting(
      .missingDecay,
      onlyMade: { node, _, words in
        guard words.target.hasPrefix("v") || words.target.hasPrefix("s"),
          case .binary(.add, let old, let new) = node.kind,
          old.mentions({ $0 == words.target }),
          let gradient = new.factors.last?.formula
        else { return [] }
        let target = Syntax.named(words.target)
        return [target.combined(.add, gradient), target.combined(.add, new)]
      }),
    Rewriting(
      .missingOldAverage,
      onlyMade: { node, isRoot, words in
        guard isRoot, case .binary(.add, let old, let new) = node.kind,
          old.mentions({ $0 == words.target }), !new.mentions({ $0 == words.target }),
          new.factors.count > 1
        else { return [] }
        return [new]
      }),
    Rewriting(
      .extraSquare,
      onlyMade: { node, _, words in
        guard words.target.hasPrefix("sd"), case .binary(.power, let base, let two) = node.kind,
          two == .number(2)
        else { return [] }
        return [base.combined(.power, .number(4))]
      }),
    Rewriting(
      .runningStatistics,
      onlyMade: { node, isRoot, words in
        guard isRoot, words.target.hasPrefix("Znorm"), let layer = words.layer else { return [] }
        let names = ["mu\(layer)": "mu\(layer)_avg", "var\(layer)": "var\(layer)_avg"]
        return [node.substituting(names.mapValues { .named($0) })]
      }),
    Rewriting(
      .shiftedLabels,
      onlyMade: { _, isRoot, words in
        guard isRoot, words.target == "Y" else { return [] }
        return (try? Parser.parseExpression("Y[:, (np.arange(m) + 1) % m]")).map { [$0] } ?? []
      }),
  ]
}

extension Vocabulary {
  /// The gradient of the parameter that is asked for.
  fileprivate var gradientOfTarget: Syntax? {
    names.contains("d\(target)") && names.contains("alpha") ? .named("d\(target)") : nil
  }

  /// What the optimizer's average that is asked for is an average of: dW1, of `sdW1` its square.
  fileprivate var averagedGradient: Syntax? {
    let gradient = String(target.dropFirst())
    guard let kind = target.first, "vs".contains(kind), names.contains(gradient),
      gradient.hasPrefix("d")
    else { return nil }
    let plain = Syntax.named(gradient)
    return kind == "v" ? plain : plain.combined(.power, .number(2))
  }

  /// Momentum's step where Nesterov's is meant, and the other way round.
  fileprivate func otherSteps(_ gradient: Syntax) -> [Syntax] {
    let average = Syntax.named("vd\(target)")
    if names.contains("nesterov_beta") { return [average] }
    guard names.contains("momentum_beta") else { return [] }
    let beta = Syntax.named("momentum_beta")
    let rest = Syntax.number(1).combined(.subtract, beta)
    return [beta.times(average).combined(.add, rest.times(gradient))]
  }
}
