import Formulas

extension Rewriting {
  /// Losses and penalties that are others.
  static let losses: [Rewriting] = [
    Rewriting(
      .halfTheLoss,
      onlyMade: { node, _, _ in
        let parts = node.summands
        guard parts.count == 2, parts.allSatisfy({ $0.formula.hasLabels }) else { return [] }
        return parts.indices.compactMap { out in
          .sum(parts.enumerated().filter { $0.offset != out }.map(\.element))
        }
      }),
    Rewriting(
      .labelsLeftOut,
      onlyMade: { node, _, _ in
        guard case .binary(.subtract, let answer, let labels) = node.kind, labels.name == "Y" else {
          return []
        }
        return [answer]
      }),
    Rewriting(.wrongLoss, onlyMade: { _, isRoot, words in isRoot ? words.otherLosses : [] }),
    Rewriting(
      .wrongPenalty,
      onlyMade: { node, _, _ in
        guard node.isPenaltyTerm else { return [] }
        return node.factors.flatMap { factor -> [Syntax] in
          guard !factor.isDivisor, let form = factor.formula.weights else { return [] }
          return form.map { other in node.rewriting { $0 == factor.formula ? other : nil } }
        }
      }),
  ]
}

extension Syntax {
  /// Whether it is about labels and what is predicted for them.
  fileprivate var hasLabels: Bool { names.contains("Y") && mentions { $0.hasPrefix("A") } }

  /// `lambda / m * W1`, `lambda1 / m * sign(W1)`.
  fileprivate var isPenaltyTerm: Bool {
    mentions { $0 == "lambda" || $0 == "lambda1" } && summands.count == 1 && factors.count > 1
  }

  /// Weights in a penalty, in the other ways they get there: squared, as a sum, a size or a sign.
  fileprivate var weights: [Syntax]? {
    guard names.count == 1, LayerName(names[0])?.stem == "W", Reduction(self) == nil else {
      return nil
    }
    let W = Syntax.named(names[0])
    return [
      W, W.combined(.power, .number(2)), W.calling("sum"), W.calling("abs"), W.calling("sign"),
      W.calling("norm"), W.combined(.power, .number(2)).calling("sum"),
    ].filter { $0 != self }
  }
}
