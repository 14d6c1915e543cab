import Engine
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
    case .costNotFinite: "show J L"
    case .costWasNotFinite, .costRises, .costOscillates, .costBarelyFalls: "plot cost"
    case .overfitting: "evaluate"
    case .unevenInputs, .offCentreInputs:
      "show mean(X_train, axis=1) std(X_train, axis=1)"
    case .imbalance: "evaluate train"
    case .initialCost(_, _, let isNow): isNow ? "show J_train" : "plot cost"
    }
  }

  /// What may help.
  var remedy: String {
    switch self {
    case .deadUnits:
      "a smaller lr and init=he; or leakyrelu, whose units cannot die"
    case .saturation: "init=xavier, normalize, batchnorm, or relu in place of it"
    case .vanishingGradients:
      "init=he with relu or init=xavier with tanh, batchnorm, or fewer layers"
    case .explodingGradients: "init=he or xavier, batchnorm, a smaller lr, or fewer layers"
    case .equalUnits: "first weights that are drawn: init=he, or init=xavier"
    case .costNotFinite, .costWasNotFinite: "a smaller lr, normalize; then reset"
    case .costRises: "a third of the lr: set lr=, then reset"
    case .costOscillates: "a smaller lr, decay, a larger batch, or optimizer adam"
    case .costBarelyFalls:
      "a larger lr; where that does not help, another init, optimizer adam or a bigger network"
    case .overfitting: "more data, set l2=0.1, keep=0.8 in net, or fewer epochs"
    case .unevenInputs, .offCentreInputs: "normalize"
    case .imbalance: "judging by F1 rather than accuracy, or more examples of the rare class"
    case .initialCost: "init=xavier or small for the last layer, and normalize"
    }
  }
}
