import Engine
import Formulas
import Matrices

/// What libraries call the squared error of one example with K outputs.
public enum SquaredError: Sendable, CaseIterable {
  /// Half the sum over the outputs, as here.
  case half
  /// The mean over the outputs, as PyTorch's `MSELoss` and Keras' `mse`.
  case mean
  /// The sum over the outputs.
  case sum
  /// Half the mean over the outputs.
  case halfMean

  /// By how much it is larger than half the sum.
  func factor(outputs: Int) -> Double {
    switch self {
    case .half: 1
    case .mean: 2 / Double(outputs)
    case .sum: 2
    case .halfMean: 1 / Double(outputs)
    }
  }

  /// Settings under which a run's loss and its derivatives are those of this sense.
  func applied(
    to hyperparameters: Hyperparameters, _ network: Network, on data: TrainingSet
  ) -> Hyperparameters {
    let factor = factor(outputs: network.outputs)
    guard factor != 1, network.loss == .squared else { return hyperparameters }
    var hyper = hyperparameters
    let plan = Plan(training: network, on: data, with: hyper)
    for spec in ["L", "dA\(network.depth)", "dZ\(network.depth)"].compactMap({
      plan.tensor(named: $0)
    }) {
      // What is made of dA is larger by itself.
      guard spec.formula.names.contains("Y") else { continue }
      let formula = Syntax(.binary(.multiply, Syntax(.number(factor)), spec.formula))
      hyper.own.write(OwnFormulas.Entry(spec.name, formula, source: "\(spec.name) = \(formula)"))
    }
    return hyper
  }
}
