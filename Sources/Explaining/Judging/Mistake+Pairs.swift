extension Mistake {
  /// Whether it is so general that another explanation is better.
  var isGeneral: Bool { self == .wrongCount || self == .wrongHyperparameter }

  /// Whether one takes back what the other does.
  static func areOpposed(_ pair: Set<Mistake>) -> Bool { opposites.contains(pair) }

  private static let opposites: Set<Set<Mistake>> = [
    [.missingAverage, .extraAverage], [.missingTranspose, .extraTranspose],
    [.missingKeepProb, .extraKeepProb], [.missingBiasCorrection, .extraBiasCorrection],
    [.missingActivationDerivative, .extraActivationDerivative], [.missingMask, .wrongMask],
    [.wrongActivationDerivative, .extraActivationDerivative],
    [.activationForDerivative, .missingActivationDerivative],
    [.activationForDerivative, .wrongActivationDerivative],
    [.activationForDerivative, .extraActivationDerivative],
  ]

  /// The explanations by a wrong axis, where there are such, rather than by a transpose that makes
  /// up for it.
  static func likelier(_ sets: [[Mistake]]) -> [[Mistake]] {
    guard sets.contains(where: { $0.contains(.wrongAxis) }) else { return sets }
    let turns: Set<Mistake> = [.missingTranspose, .extraTranspose]
    return sets.filter { turns.isDisjoint(with: $0) }
  }
}
