import Engine
import Matrices

/// Which settings a search turns, and from what their values are drawn.
public struct SearchSpace: Hashable, Sendable {
  /// A setting and what its values are drawn from.
  public struct Dimension: Hashable, Sendable {
    /// The setting.
    public let knob: Tunable
    /// What its values are drawn from.
    public let distribution: Distribution
  }

  /// The settings, in the order their numbers are drawn.
  public let dimensions: [Dimension]

  /// Checks that every value that can be drawn makes sense; knobs are brought into their order.
  /// - Throws: `SearchError`.
  public init(_ distributions: [Tunable: Distribution]) throws(SearchError) {
    var dimensions: [Dimension] = []
    for knob in Tunable.allCases {
      guard let distribution = distributions[knob] else { continue }
      try Self.check(distribution, of: knob)
      dimensions.append(Dimension(knob: knob, distribution: distribution))
    }
    self.dimensions = dimensions
  }

  private static func check(_ distribution: Distribution, of knob: Tunable) throws(SearchError) {
    switch distribution {
    case .log(let a, let b), .oneMinusLog(let a, let b):
      guard a > 0, a < b else { throw .range(knob, a, b) }
    case .uniform(let a, let b): guard a < b else { throw .range(knob, a, b) }
    case .int(let a, let b): guard a < b else { throw .range(knob, Double(a), Double(b)) }
    case .choice(let values):
      for value in values where !knob.accepts(value) || (knob.isWhole && value != value.rounded()) {
        throw .value(knob, value)
      }
    }
    guard let bounds = distribution.bounds else { return }
    for bound in [bounds.lowerBound, bounds.upperBound] where !knob.accepts(bound) {
      throw .value(knob, bound)
    }
  }

  /// Whether trials may have weights of other shapes than the network's own.
  public var changesShapes: Bool {
    dimensions.contains { $0.knob == .hidden || $0.knob == .layers }
  }

  /// What is drawn for some trials: one `rand()` a knob, trial after trial, of the stream that
  /// `np.random.seed(seed)` starts.
  public func draw(trials: Int, seed: UInt32) -> [Trial] {
    var random = NumPyRandom(seed: seed)
    return (0..<trials).map { _ in
      Trial(draws: dimensions.map { _ in random.uniform() }, space: self)
    }
  }
}

/// One choice of settings.
public struct Trial: Hashable, Sendable {
  /// The numbers in [0, 1) that were drawn, one a knob.
  public let draws: [Double]
  /// The space they were drawn for.
  public let space: SearchSpace

  /// The values of the settings, in the order of the space.
  public var values: [Double] {
    zip(space.dimensions, draws).map { dimension, u in
      let value = dimension.distribution.value(u)
      return dimension.knob.isWhole ? value.rounded() : value
    }
  }

  /// The network and the settings with these values.
  /// - Throws: `SearchError` or `NetworkError` where they do not fit.
  public func applied(
    to network: Network, _ hyperparameters: Hyperparameters
  ) throws -> (network: Network, hyperparameters: Hyperparameters) {
    var (layers, hyper) = (network.layers, hyperparameters)
    let settings = Array(zip(space.dimensions.map(\.knob), values))
    // The number of layers first, so that their units and dropout are those of all of them.
    let ordered = settings.filter { $0.0 == .layers } + settings.filter { $0.0 != .layers }
    for (knob, value) in ordered { try knob.set(value, &layers, &hyper) }
    return (try Network(inputs: network.inputs, layers: layers, loss: network.loss), hyper)
  }

  /// A run of its own with these settings, before its first iteration.
  /// - Throws: `SearchError`, `NetworkError` or `TrainingError` where they do not fit.
  public func trainer(
    like network: Network, on data: TrainingSet, with hyperparameters: Hyperparameters
  ) throws -> Trainer {
    let (network, hyper) = try applied(to: network, hyperparameters)
    return try Trainer(network, on: data, with: hyper)
  }
}
