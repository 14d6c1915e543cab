import Datasets
import Engine

/// One thing to change in a run.
public enum Change: Hashable, Sendable {
  /// The L2 strength.
  case l2(Double)
  /// The L1 strength.
  case l1(Double)
  /// One of the optimizer's settings, by its name.
  case setting(String, Double)
  /// How many examples a mini-batch has.
  case batch(Int)
  /// The first weights again.
  case reset
  /// Adam at a rate.
  case adam(rate: Double)
  /// Other layers.
  case layers([Layer])
  /// Other layers, and Adam at a rate.
  case layersAndAdam([Layer], rate: Double)
  /// Another learning rate; from the first weights, or from where the run stands.
  case rate(Double, anew: Bool)
  /// Every layer learns; from the first weights, or from where the run stands.
  case unfreeze(anew: Bool)
  /// Inputs of mean 0 and variance 1.
  case normalize
  /// The engine's formulas in the place of the learner's.
  case engineFormulas
  /// The engine's formula in the place of one of the learner's; from the first weights, or from where
  /// the run stands.
  case engineFormula(String, anew: Bool)
  /// Back to where an iteration was finished, and on from there.
  case goBack(to: Int)
}

/// A change that was tried on a copy, with what came of it.
public struct Cure: Hashable, Sendable {
  /// What was changed.
  public let change: Change
  /// The part whose costs these are, where it is not training's: one that was held out.
  public var part: Splits.Part?
  /// The cost, without what regularisation adds, after as many iterations without the change.
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
    case .setting(let name, let value):
      hyper.optimizer = hyper.optimizer.setting(name, to: value) ?? hyper.optimizer
    case .batch(let size): hyper.batchSize = size
    case .adam(let rate): (hyper.optimizer, hyper.learningRate) = (Adam(), rate)
    case .engineFormulas: hyper.own = OwnFormulas()
    case .engineFormula(let name, _): hyper.own.remove(name)
    case .rate(let rate, _): hyper.learningRate = rate
    case .unfreeze: return network.with(network.layers.map(\.thawed)).map { ($0, hyper) }
    case .normalize, .reset, .goBack: break
    case .layers(let layers): return network.with(layers).map { ($0, hyper) }
    case .layersAndAdam(let layers, let rate):
      (hyper.optimizer, hyper.learningRate) = (Adam(), rate)
      return network.with(layers).map { ($0, hyper) }
    }
    return (network, hyper)
  }

  /// Whether the run begins anew with it: its command does that, or weights that a penalty has shrunk
  /// or long steps have thrown far are better drawn anew.
  public var startsAnew: Bool {
    switch self {
    case .layers, .layersAndAdam, .normalize, .reset: true
    default: needsReset
    }
  }

  /// Whether it changes what pulls the weights to 0.
  var isOfPenalty: Bool {
    switch self {
    case .l2, .l1, .setting("weight_decay", _): true
    default: false
    }
  }

  /// The iteration behind which it goes on, where that is not the last.
  var standpoint: Int? {
    if case .goBack(let iteration) = self { iteration } else { nil }
  }

  /// Whether it sets the learning rate, which a formula of the learner's would go over.
  var setsRate: Bool {
    switch self {
    case .rate, .adam, .layersAndAdam: true
    default: false
    }
  }

  /// Whether it takes a formula of the learner's out.
  func takesOut(_ name: String) -> Bool {
    switch self {
    case .engineFormulas: true
    case .engineFormula(let other, _): other == name
    default: false
    }
  }

  /// Whether `reset` has to be typed for that.
  public var needsReset: Bool {
    switch self {
    case .l2, .l1, .setting("weight_decay", _): true
    case .rate(_, let anew), .unfreeze(let anew), .engineFormula(_, let anew): anew
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

extension Layer {
  /// The same, and it learns.
  fileprivate var thawed: Layer {
    var layer = self
    layer.isFrozen = false
    return layer
  }
}

extension Network {
  /// The same inputs and loss with other layers; nil where they do not fit.
  fileprivate func with(_ layers: [Layer]) -> Network? {
    try? Network(inputs: inputs, layers: layers, loss: loss)
  }
}
