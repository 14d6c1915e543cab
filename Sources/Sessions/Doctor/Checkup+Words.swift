import Engine
import Studies

extension Checkup.Topic {
  /// What is looked at.
  var words: String {
    switch self {
    case .deadUnits: "dead ReLU units"
    case .saturation: "saturation"
    case .gradients: "the gradients by layer"
    case .symmetry: "units that are all the same"
    case .cost: "the course of the cost"
    case .overfitting: "overfitting"
    case .inputs: "the size of the inputs"
    case .classes: "the balance of the classes"
    case .initialCost: "the first cost"
    }
  }
}

extension Checkup.Obstacle {
  /// Why, and what would help.
  var words: String {
    switch self {
    case .noLayer(let activations):
      "no hidden layer has \(activations.map(\.rawValue).joined(separator: " or "))"
    case .oneLayer: "there is one layer only"
    case .noError: "the error at the output is 0"
    case .iterations(let needed): "after \(needed.counted("iteration")) there is something to see"
    case .noOtherPart: "there is no dev part: split train=0.8 dev=0.2"
    case .noClasses: "numbers are predicted"
    case .regularized: "what it is without regularisation is not on record"
    case .costNotFinite: "the cost is not a number"
    }
  }
}
