import Engine

extension Trouble {
  /// Whether another trouble that was found may be why this one is there.
  ///
  /// Mending the cause mends the symptom, so causes are told first.
  func mayFollow(from cause: Trouble) -> Bool {
    switch (cause, self) {
    case (.planted, .planted), (.wrongGradients, .planted), (.wrongGradients, .wrongGradients):
      false
    case (.planted, _), (.wrongGradients, _): isOfTheRun
    case (_, .largeTargets), (_, .outOfReach): false
    case (.largeTargets, _), (.outOfReach, _): isOfTheRun
    case (.strongL2, .strongL2), (.strongL1, .strongL1): false
    case (.strongL2, _), (.strongL1, _): isOfTheRun
    case (.heldBack, .heldBack): false
    // What was set by hand is told by what is wrong with it, where that is known.
    case (.heldBack(.setByHand), .equalUnits), (.heldBack(.setByHand), .initialCost): false
    case (.equalUnits, .heldBack(.setByHand)), (.initialCost, .heldBack(.setByHand)): true
    case (.heldBack, _): isOfTheRun
    case (.normalizedAlone, .normalizedAlone): false
    case (.normalizedAlone, _): isOfTheRun
    case (.noHiddenLayer, .imbalance): true
    case (.noHiddenLayer, _), (.noHiddenLayerForNumbers, _): isStanding
    case (.smallWeights, .smallWeights): false
    case (.smallWeights, .vanishingGradients), (.equalUnits, .vanishingGradients),
      (.equalUnits, .deadUnits), (.saturation, .vanishingGradients):
      true
    case (.smallWeights, _), (.equalUnits, _), (.saturation, _), (.vanishingGradients, _):
      isStanding
    case (.explodingGradients, .initialCost): true
    case (.unevenInputs, _), (.offCentreInputs, _): followsFromInputs
    case (.costNotFinite, _), (.costWasNotFinite, _), (.costWillNotBeFinite, _), (.costRises, _):
      followsFromLeaps
    case (.initialCost, .saturation): false
    default: false
    }
  }

  /// Whether it is a cost that stands or hardly falls.
  private var isStanding: Bool {
    switch self {
    case .costBarelyFalls, .costFallsSlowly, .costRests: true
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
    case .saturation, .deadUnits, .vanishingGradients, .explodingGradients, .costOscillates,
      .costBarelyFalls, .costRests:
      true
    default: false
    }
  }

  private var followsFromInputs: Bool {
    switch self {
    case .saturation, .initialCost, .deadUnits, .costNotFinite, .costWasNotFinite,
      .costWillNotBeFinite, .costRises,
      .costOscillates, .explodingGradients, .vanishingGradients, .costBarelyFalls, .costRests:
      true
    default: false
    }
  }
}

extension [Finding] {
  /// Without the word that nothing helps, where something does.
  var withoutRest: [Finding] {
    filter { finding in
      guard case .costRests = finding.trouble else { return true }
      return !contains { finding.trouble.mayFollow(from: $0.trouble) && !$0.isNoCause }
    }
  }

  /// The worst first, and what may follow from another of them behind it.
  var causesFirst: [Finding] {
    let bySeverity = Finding.Severity.allCases.reversed().flatMap { severity in
      filter { $0.severity == severity }
    }
    let followers = bySeverity.map { finding in
      finding.isNoCause
        || bySeverity.contains { finding.trouble.mayFollow(from: $0.trouble) && !$0.isNoCause }
    }
    func those(_ isFollower: Bool) -> [Finding] {
      zip(bySeverity, followers).filter { $1 == isFollower }.map(\.0)
    }
    return those(false) + those(true)
  }
}
