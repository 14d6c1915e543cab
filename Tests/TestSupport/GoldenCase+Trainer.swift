import Engine
import Matrices

extension GoldenCase {
  /// The run it describes, before its first iteration.
  package func trainer(_ precision: Precision = .float64) throws -> Trainer {
    try Trainer(network(), on: data(), with: hyperparameters(precision))
  }

  package func data() throws -> TrainingSet { try TrainingSet(X: X.matrix, Y: Y.matrix) }

  private func network() throws -> Network {
    let layers = try spec.layers.map { layer in
      try Layer(
        units: layer.units, activation: found(Activation(rawValue: layer.activation)),
        keepProbability: layer.keepProbability ?? 1, hasBatchNorm: layer.batchnorm ?? false,
        initialization: found(Initialization(named: layer.initialization)),
        slope: layer.slope, isFrozen: layer.frozen ?? false)
    }
    return try Network(
      inputs: spec.input, layers: layers, loss: found(Loss(rawValue: spec.loss)))
  }

  private func hyperparameters(_ precision: Precision) throws -> Hyperparameters {
    var result = Hyperparameters()
    result.precision = precision
    result.seed = spec.seed
    result.batchSize = spec.batch
    result.l1 = spec.l1 ?? 0
    result.l2 = spec.l2 ?? 0
    result.learningRate = number("lr", of: spec.optimizer)
    result.optimizer = try optimizer()
    result.decay = try decay()
    return result
  }

  private func optimizer() throws -> any Optimizer {
    let kind = try found(OptimizerKind(named: text("kind", of: spec.optimizer)))
    let settings = kind.options.map { ($0.name, number($0.name, of: spec.optimizer)) }
    return kind.optimizer(
      Dictionary(uniqueKeysWithValues: settings.filter { !$0.1.isNaN }))
  }

  private func decay() throws -> LearningRateDecay {
    guard let decay = spec.decay else { return .none }
    let rate = number("rate", of: decay)
    switch text("kind", of: decay) {
    case "inverse": return .inverse(rate: rate)
    case "exponential": return .exponential(rate: rate)
    case "sqrt": return .sqrt(k: number("k", of: decay))
    case "staircase":
      return .staircase(
        factor: number("factor", of: decay), every: Int(number("every", of: decay)))
    default: throw Unknown()
    }
  }

  private struct Unknown: Error {}

  private func found<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw Unknown() }
    return value
  }

  private func number(_ key: String, of settings: [String: Setting]) -> Double {
    if case .number(let value) = settings[key] { value } else { .nan }
  }

  private func text(_ key: String, of settings: [String: Setting]) -> String {
    if case .text(let value) = settings[key] { value } else { "" }
  }
}
