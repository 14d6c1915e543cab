extension RunState {
  /// The numbers that go on with a run; all others stay as they are set.
  static let countedNumbers: [String: @Sendable (RunState) -> Double] = [
    "m": { Double($0.examples) }, "t": { Double($0.t) }, "alpha": { $0.alpha },
    "epoch": { Double($0.epoch) }, "iteration": { Double($0.iteration) },
    "cursor": { Double($0.cursor) },
  ]

  /// Every scalar formulas may use, with `examples` in the mini-batch.
  func scalars(of network: Network, examples: Int) -> [(name: String, value: Double)] {
    let general: [(name: String, value: Double)] = [
      ("m", Double(examples)), ("t", Double(t)), ("alpha", alpha),
      ("epoch", Double(epoch)), ("iteration", Double(iteration)), ("cursor", Double(cursor)),
    ]
    return general + hyperparameters.scalars(of: network)
  }
}

extension Hyperparameters {
  /// The scalars that formulas may use and that stay as they are set.
  public func scalars(of network: Network) -> [(name: String, value: Double)] {
    let general = [
      ("lambda", l2), ("lambda1", l1), ("bn_epsilon", BatchNormStage.epsilon),
      ("bn_momentum", BatchNormStage.momentum),
    ]
    let layers = network.layers.enumerated()
    let keeps = layers.filter { $1.hasDropout }.map { ("keep_prob\($0 + 1)", $1.keepProbability) }
    let slopes =
      layers
      .filter { $1.activation.defaultSlope != nil && !$1.activation.learnsSlope }
      .map { ("slope\($0 + 1)", $1.slope ?? 0) }
    return general + keeps + slopes + optimizer.scalars
  }
}
