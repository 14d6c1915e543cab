import Engine

extension Trouble {
  /// Whether another trouble that was found may be why this one is there.
  ///
  /// Mending the cause mends the symptom, so causes are told first.
  func mayFollow(from cause: Trouble) -> Bool {
    switch (cause, self) {
    case (.strongL2, .strongL2), (.strongL1, .strongL1): false
    case (.strongL2, _), (.strongL1, _): isOfTheRun
    case (.normalizedAlone, .normalizedAlone): false
    case (.normalizedAlone, _): isOfTheRun
    case (.noHiddenLayer, .costBarelyFalls), (.noHiddenLayer, .costFallsSlowly),
      (.noHiddenLayer, .imbalance):
      true
    case (.smallWeights, .smallWeights): false
    case (.smallWeights, .vanishingGradients), (.smallWeights, .costBarelyFalls),
      (.smallWeights, .costFallsSlowly):
      true
    case (.equalUnits, .vanishingGradients), (.equalUnits, .costBarelyFalls),
      (.equalUnits, .costFallsSlowly), (.equalUnits, .deadUnits):
      true
    case (.saturation, .vanishingGradients), (.saturation, .costBarelyFalls),
      (.saturation, .costFallsSlowly):
      true
    case (.vanishingGradients, .costBarelyFalls), (.vanishingGradients, .costFallsSlowly): true
    case (.explodingGradients, .initialCost): true
    case (.unevenInputs, _), (.offCentreInputs, _): followsFromInputs
    case (.costNotFinite, _), (.costWasNotFinite, _), (.costRises, _): followsFromLeaps
    case (.initialCost, .saturation): false
    default: false
    }
  }

  /// Whether it shows in the course of a run, not in the data.
  private var isOfTheRun: Bool {
    switch self {
    case .unevenInputs, .offCentreInputs, .overfitting: false
    default: true
    }
  }

  /// What steps that are too long leave behind.
  private var followsFromLeaps: Bool {
    switch self {
    case .saturation, .deadUnits, .vanishingGradients, .explodingGradients, .costOscillates: true
    default: false
    }
  }

  private var followsFromInputs: Bool {
    switch self {
    case .saturation, .initialCost, .deadUnits, .costNotFinite, .costWasNotFinite, .costRises,
      .costOscillates, .explodingGradients, .vanishingGradients, .costBarelyFalls:
      true
    default: false
    }
  }
}

extension [Finding] {
  /// The worst first, and what may follow from another of them behind it.
  var causesFirst: [Finding] {
    let bySeverity = Finding.Severity.allCases.reversed().flatMap { severity in
      filter { $0.severity == severity }
    }
    let followers = bySeverity.map { finding in
      bySeverity.contains { finding.trouble.mayFollow(from: $0.trouble) }
    }
    func those(_ isFollower: Bool) -> [Finding] {
      zip(bySeverity, followers).filter { $1 == isFollower }.map(\.0)
    }
    return those(false) + those(true)
  }
}
