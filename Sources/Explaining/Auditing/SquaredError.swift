import Engine
import Formulas
import Matrices

/// What libraries call the squared error of one example with K outputs.
public enum SquaredError: String, Sendable, CaseIterable {
  /// Half the sum over the outputs, as here.
  case half = "half-sum"
  /// The mean over the outputs, as PyTorch's `MSELoss` and Keras' `mse`; of several sigmoids the mean
  /// of their cross-entropies, as `BCEWithLogitsLoss`.
  case mean = "mean"
  /// The sum over the outputs.
  case sum = "sum"
  /// Half the mean over the outputs.
  case halfMean = "half-mean"
  /// The sum over the outputs, and the cost the sum over the examples, as PyTorch's
  /// `MSELoss(reduction='sum')`; of other losses the sum over the examples.
  case total = "sum-over-examples"
  /// Half the sum over the outputs, and the cost the sum over the examples.
  case halfTotal = "half-sum-over-examples"

  /// By how much it is larger than half the sum; of another loss, than the sum over the outputs.
  private func factor(_ network: Network) -> Double {
    let outputs = network.outputs
    guard network.loss == .squared else { return self == .mean ? 1 / Double(outputs) : 1 }
    return switch self {
    case .half, .halfTotal: 1
    case .mean: 2 / Double(outputs)
    case .sum, .total: 2
    case .halfMean: 1 / Double(outputs)
    }
  }

  /// Whether the loss of a network may be meant so.
  func isMeant(of network: Network) -> Bool {
    switch network.loss.usual {
    case .squared: true
    case .bce where self == .mean: network.outputs > 1
    default: self == .half || self == .total
    }
  }

  /// Settings under which a run's loss and its derivatives are those of this sense.
  func applied(
    to hyperparameters: Hyperparameters, _ network: Network, on data: TrainingSet
  ) -> Hyperparameters {
    let factor = factor(network)
    guard self != .half, isMeant(of: network) else { return hyperparameters }
    var hyper = hyperparameters
    let plan = Plan(training: network, on: data, with: hyper)
    let scaled = factor == 1 ? [] : ["L", "dA\(network.depth)", "dZ\(network.depth)"]
    for spec in scaled.compactMap({ plan.tensor(named: $0) }) {
      // What is made of dA is larger by itself.
      guard spec.formula.names.contains("Y") else { continue }
      let formula = Syntax(.binary(.multiply, Syntax(.number(factor)), spec.formula))
      hyper.own.write(OwnFormulas.Entry(spec.name, formula, source: "\(spec.name) = \(formula)"))
    }
    if self == .total || self == .halfTotal { addUp(&hyper, plan) }
    return hyper
  }

  /// The cost and its derivatives as sums over the examples, where they are means.
  private func addUp(_ hyper: inout Hyperparameters, _ plan: Plan) {
    let costs =
      plan.tensor(named: "J_data").map { [$0] } ?? plan.tensor(named: "J").map { [$0] } ?? []
    let gradients = plan.tensors.filter { $0.role == .parameterGradient }
      .compactMap { plan.tensor(named: $0.name) }
    for spec in costs + gradients {
      let formula = Syntax(.binary(.multiply, .named("m"), spec.formula))
      hyper.own.write(OwnFormulas.Entry(spec.name, formula, source: "\(spec.name) = \(formula)"))
    }
  }
}
