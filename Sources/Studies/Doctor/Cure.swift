import Engine

/// One thing to change in a run.
public enum Change: Hashable, Sendable {
  /// The L2 strength.
  case l2(Double)
  /// The L1 strength.
  case l1(Double)
  /// AdamW's decay of weights.
  case weightDecay(Double)
  /// How much of the average of gradients is kept.
  case beta(Double)
  /// Adam at a rate.
  case adam(rate: Double)
  /// Other layers.
  case layers([Layer])
  /// Other layers, and Adam at a rate.
  case layersAndAdam([Layer], rate: Double)
  /// The engine's formulas in the place of the learner's.
  case engineFormulas
}

/// A change that was tried on a copy, with what came of it.
public struct Cure: Hashable, Sendable {
  /// What was changed.
  public let change: Change
  /// The cost on training, without what regularisation adds, after as many iterations without the
  /// change.
  public let costAsItIs: Double
  /// And with it.
  public let cost: Double
  /// How many iterations both were trained.
  public let iterations: Int
}

extension Change {
  /// The network and settings with the change; nil where it does not fit.
  public func applied(
    to network: Network, _ hyperparameters: Hyperparameters
  ) -> (network: Network, hyperparameters: Hyperparameters)? {
    var hyper = hyperparameters
    switch self {
    case .l2(let strength): hyper.l2 = strength
    case .l1(let strength): hyper.l1 = strength
    case .weightDecay(let decay):
      hyper.optimizer = hyper.optimizer.setting("weight_decay", to: decay) ?? hyper.optimizer
    case .beta(let beta):
      hyper.optimizer = hyper.optimizer.setting("beta", to: beta) ?? hyper.optimizer
    case .adam(let rate): (hyper.optimizer, hyper.learningRate) = (Adam(), rate)
    case .engineFormulas: hyper.own = OwnFormulas()
    case .layers(let layers): return network.with(layers).map { ($0, hyper) }
    case .layersAndAdam(let layers, let rate):
      (hyper.optimizer, hyper.learningRate) = (Adam(), rate)
      return network.with(layers).map { ($0, hyper) }
    }
    return (network, hyper)
  }

  /// Whether weights that a penalty has shrunk are better drawn anew.
  public var startsAnew: Bool {
    switch self {
    case .l2, .l1, .weightDecay: true
    default: false
    }
  }

  /// Whether it speaks of other layers, which formulas of the learner's need not fit.
  var isOfLayers: Bool {
    switch self {
    case .layers, .layersAndAdam: true
    default: false
    }
  }
}

extension Hyperparameters {
  /// The value of one of the optimizer's settings, by its name.
  func optimizerSetting(_ name: String) -> Double? {
    optimizer.options.first { $0.option.name == name }?.value
  }
}

extension Network {
  /// The same inputs and loss with other layers; nil where they do not fit.
  fileprivate func with(_ layers: [Layer]) -> Network? {
    try? Network(inputs: inputs, layers: layers, loss: loss)
  }
}
