import Engine

/// A setting that a search can turn.
public enum Tunable: String, CaseIterable, Hashable, Sendable {
  /// The learning rate.
  case lr
  /// The strength of L2.
  case l2
  /// The strength of L1.
  case l1
  /// The examples of a mini-batch.
  case batch
  /// Of momentum or RMSprop.
  case beta
  /// Of Adam.
  case beta1
  /// Of Adam.
  case beta2
  /// The share of units that stay in every hidden layer.
  case keep
  /// The units of every hidden layer.
  case hidden
  /// The number of hidden layers, all like the first.
  case layers

  /// Whether it takes whole numbers.
  public var isWhole: Bool { self == .batch || self == .hidden || self == .layers }

  /// Whether a value makes sense.
  func accepts(_ value: Double) -> Bool {
    switch self {
    case .lr: value > 0 && value.isFinite
    case .l2, .l1: value >= 0 && value.isFinite
    case .batch: value >= 1 && value < 1e9
    case .beta, .beta1, .beta2: value >= 0 && value < 1
    case .keep: value > 0 && value <= 1
    case .hidden: value >= 1 && value <= Double(Network.limits.units)
    case .layers: value >= 1 && value < Double(Network.limits.layers)
    }
  }

  /// Turns it.
  /// - Throws: `SearchError` where the network or the optimizer has no such setting.
  func set(
    _ value: Double, _ layers: inout [Layer], _ hyper: inout Hyperparameters
  ) throws(SearchError) {
    switch self {
    case .lr: hyper.learningRate = value
    case .l2: hyper.l2 = value
    case .l1: hyper.l1 = value
    case .batch: hyper.batchSize = Int(value)
    case .beta, .beta1, .beta2: hyper.optimizer = try optimizer(like: hyper.optimizer, value)
    case .keep, .hidden, .layers: try setHidden(value, &layers)
    }
  }

  private func setHidden(_ value: Double, _ layers: inout [Layer]) throws(SearchError) {
    guard layers.count > 1 else { throw .noHiddenLayer(self) }
    let hidden = layers.indices.dropLast()
    switch self {
    case .keep: for index in hidden { layers[index].keepProbability = value }
    case .hidden: for index in hidden { layers[index].units = Int(value) }
    default: layers = Array(repeating: layers[0], count: Int(value)) + layers.suffix(1)
    }
  }

  private func optimizer(
    like other: any Optimizer, _ value: Double
  ) throws(SearchError) -> any Optimizer {
    switch (other, self) {
    case (let other as Momentum, .beta): Momentum(beta: value, isCorrected: other.isCorrected)
    case (let other as RMSProp, .beta): RMSProp(beta: value, epsilon: other.epsilon)
    case (let other as Adam, .beta1):
      Adam(beta1: value, beta2: other.beta2, epsilon: other.epsilon)
    case (let other as Adam, .beta2):
      Adam(beta1: other.beta1, beta2: value, epsilon: other.epsilon)
    default: throw .optimizerLacks(self, optimizer: type(of: other).name)
    }
  }
}

/// Why a search cannot be made.
public enum SearchError: Error, Hashable, Sendable {
  /// A setting of hidden layers, where there is none.
  case noHiddenLayer(Tunable)
  /// A setting the optimizer does not have.
  case optimizerLacks(Tunable, optimizer: String)
  /// A bound or a choice that the setting cannot take.
  case value(Tunable, Double)
  /// A range whose first bound is not below its second, or not above 0 on the logarithmic scale.
  case range(Tunable, Double, Double)
}
