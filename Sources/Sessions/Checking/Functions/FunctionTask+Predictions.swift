import Engine
import Formulas

/// What a network takes each example for.
extension FunctionTask {
  /// What the network takes each example for, by a function that is called with all parameters.
  static func predicting(_ plan: Plan) -> FunctionTask {
    FunctionTask(
      .prediction, layer: plan.network.depth, plan, stage: predictions, tuples: [[predictions]])
  }

  /// What predictions are called, which are no tensor of a plan.
  static let predictions = "predictions"

  /// Whether predictions are 0 or 1.
  var isOfTwoClasses: Bool { plan.network.layers[layer - 1].activation == .sigmoid }

  /// The most likely class, or 1 where a probability is more than a half.
  var predictions: Syntax? {
    guard let output = plan.tensor(named: "A\(layer)")?.formula else { return nil }
    let last = plan.network.layers[layer - 1]
    let formula =
      switch last.activation {
      case .softmax: "argmax(\(output), axis=0)"
      // Half a probability may be taken for either class.
      case .sigmoid: "(sign((\(output)) - 0.5) + 1) / 2"
      default: "\(output)"
      }
    return try? Parser.parseExpression(formula)
  }
}
