import Formulas

extension Rewriting {
  /// The averages of momentum, RMSprop and Adam.
  static let optimizers: [Rewriting] = [
    Rewriting(.missingBiasCorrection) { node, _, _ in
      node.withoutCorrection
    } mend: { node, isRoot, words, _ in
      let corrected = node.name.map { $0 + "_corrected" }
        .flatMap { words.names.contains($0) ? [Syntax.named($0)] : nil }
      return (corrected ?? []) + (isRoot || node.isAverage ? words.corrections(of: node) : [])
    },
    Rewriting(.extraBiasCorrection) { node, isRoot, words in
      isRoot || node.isAverage ? words.corrections(of: node) : []
    } mend: { node, _, _, _ in
      node.withoutCorrection
    },
    Rewriting(.wrongStepCount) { node, _, _ in
      if case .binary(.power, let base, let exponent) = node.kind, exponent.name == "t" {
        return [base, base.times(exponent)]
      }
      guard node.name == "t" else { return [] }
      return [
        node.combined(.add, .number(1)), node.combined(.subtract, .number(1)), .named("epoch"),
        Syntax.named("epoch").combined(.add, .number(1)),
      ]
    } mend: { node, _, _, _ in
      node.countingSteps
    },
    Rewriting(
      .betaSwapped,
      both: { node, isRoot, words in
        let other = words.betas.filter { beta in words.betas.contains(node) && beta != node }
        guard isRoot else { return other + node.otherShare(of: words.betas) }
        return words.betas.map { node.swapping($0) }.filter { $0 != node }
          + words.otherMomentum.map { node.swapping($0) }.filter { $0 != node }
          + node.exchangingBetas
      }),
  ]
}

extension Vocabulary {
  fileprivate var otherMomentum: [Syntax] {
    names.contains("bn_momentum") ? [.named("bn_momentum")] : []
  }

  /// The node divided by 1 - beta^t.
  fileprivate func corrections(of node: Syntax) -> [Syntax] {
    betas.map { beta in
      node.over(Syntax.number(1).combined(.subtract, beta.combined(.power, .named("t"))))
    }
  }
}

extension Syntax {
  /// An average of the optimizer, corrected or not.
  fileprivate var isAverage: Bool {
    guard let name else { return false }
    return name.hasPrefix("vd") || name.hasPrefix("sd")
  }

  fileprivate var withoutCorrection: [Syntax] {
    if let name, name.hasSuffix("_corrected") {
      return [.named(String(name.dropLast("_corrected".count)))]
    }
    guard case .binary(.divide, let left, let right) = kind,
      case .binary(.subtract, let one, let power) = right.kind, one == .number(1),
      case .binary(.power, let base, _) = power.kind, base.isBeta
    else { return [] }
    return [left]
  }

  /// `t` where another count stands.
  fileprivate var countingSteps: [Syntax] {
    let t = Syntax.named("t")
    switch kind {
    case .binary(let sign, let left, let right)
    where (sign == .add || sign == .subtract) && right.isNumber
      && (left.name == "t" || left.name == "epoch"):
      return [t]
    case .name("epoch"), .name("iteration"): return [t]
    case .binary(.power, let base, let exponent) where exponent.isNumber:
      return [Syntax(.binary(.power, base, t), range: range)]
    case .binary(.subtract, let one, let beta) where one == .number(1) && beta.isBeta:
      return [Syntax(.binary(.subtract, one, beta.combined(.power, t)), range: range)]
    default: return []
    }
  }

  private var isBeta: Bool { name?.holds("_beta") ?? isNumber }

  /// The share kept for the share taken on, and the other way round.
  fileprivate func swapping(_ beta: Syntax) -> Syntax {
    let rest = Syntax.number(1).combined(.subtract, beta)
    let mark = Syntax.named("swapped")
    return rewriting { $0 == rest ? mark : nil }
      .rewriting { $0 == beta ? rest : nil }
      .rewriting { $0 == mark ? beta : nil }
  }

  /// The other one of beta and 1 - beta.
  fileprivate func otherShare(of betas: [Syntax]) -> [Syntax] {
    if betas.contains(self) { return [Syntax.number(1).combined(.subtract, self)] }
    guard case .binary(.subtract, let one, let beta) = kind, one == .number(1),
      betas.contains(beta)
    else { return [] }
    return [beta]
  }

  /// Adam's beta1 for beta2.
  fileprivate var exchangingBetas: [Syntax] {
    let exchanged = rewriting { node in
      guard let name = node.name else { return nil }
      if name.hasSuffix("_beta1") { return .named(name.dropLast() + "2") }
      return name.hasSuffix("_beta2") ? .named(name.dropLast() + "1") : nil
    }
    return exchanged == self ? [] : [exchanged]
  }
}
