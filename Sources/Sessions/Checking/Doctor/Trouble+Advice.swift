import Engine
import Languages
import Studies

extension Trouble {
  /// The command that shows it.
  var command: String {
    switch self {
    case .deadUnits(let layer, _, _, _): "show mean(A\(layer) == 0, axis=1)"
    case .saturation(let layer, .tanh, _): "show mean(abs(A\(layer)) > 0.99)"
    case .saturation(let layer, _, _): "show mean(abs(A\(layer) - 0.5) > 0.49)"
    case .vanishingGradients(let sizes, let layer), .explodingGradients(let sizes, let layer):
      "show sqrt(mean(dZ\(layer)**2)) sqrt(mean(dZ\(sizes.count)**2))"
    case .equalUnits(let layer, _): "show W\(layer) dW\(layer)"
    case .costNotFinite(_, let refuted): refuted > 0 ? "why J" : "show J L"
    case .costWillNotBeFinite: "set"
    case .costWasNotFinite, .costRises, .costOscillates, .costBarelyFalls, .costFallsSlowly:
      "plot cost"
    case .strongL2, .strongL1: "show norm(W1)"
    case .noHiddenLayer, .noHiddenLayerForNumbers, .costRests: "evaluate train"
    case .largeTargets: "show mean(Y_train) std(Y_train)"
    case .outOfReach: "show min(Y_train) max(Y_train)"
    case .wrongGradients: "gradcheck"
    case .planted: "gradcheck"
    case .heldBack(let brake): brake.command
    case .smallWeights(let layer, _): "show sqrt(mean(W\(layer)**2))"
    case .overfitting: "evaluate"
    case .unevenInputs, .offCentreInputs:
      "show mean(X_train, axis=1) std(X_train, axis=1)"
    case .imbalance: "evaluate train"
    case .normalizedAlone(let layer): "show Znorm\(layer) dW\(layer)"
    case .initialCost(_, _, let isNow, _): isNow ? "show J_train" : "plot cost"
    }
  }
}

extension Trouble.Brake {
  /// The command that shows it.
  fileprivate var command: String {
    switch self {
    case .ownFormulas: "rewrite"
    case .ownRate: "rewrite alpha"
    case .ownUpdate(let name, _): "rewrite \(name)"
    case .setByHand(let names, _): "show \(names.prefix(4).joined(separator: " "))"
    case .longStep: "plot cost"
    case .decayedRate: "plot lr"
    case .frozen, .dropout, .linearLayers, .noBiases: "net"
    case .weightDecay, .beta, .epsilon, .smallBatches: "set"
    }
  }
}
