/// A network of dense layers and the loss it is trained by.
///
/// ```swift
/// let network = try Network(
///   inputs: 2,
///   layers: [Layer(units: 4, activation: .tanh), Layer(units: 1, activation: .sigmoid)])
/// let loss = network.loss  // bce, which a sigmoid goes with
/// ```
public struct Network: Hashable, Sendable {
  /// The number of features, n_0.
  public let inputs: Int
  /// The layers after the input.
  public var layers: [Layer]
  /// The loss of one example.
  public let loss: Loss

  /// The most layers and the most units a layer may have; beyond lies a typing mistake.
  public static let limits = (layers: 1000, units: 1_000_000)

  /// Creates a network; the loss follows the output's activation unless given.
  /// - Throws: `NetworkError` where the parts do not fit.
  public init(inputs: Int, layers: [Layer], loss: Loss? = nil) throws(NetworkError) {
    guard let output = layers.last else { throw .noLayers }
    self.inputs = inputs
    self.layers = layers
    self.loss = loss ?? output.activation.defaultLoss
    guard layers.count <= Self.limits.layers else { throw .tooManyLayers(layers.count) }
    for (index, layer) in layers.enumerated() {
      try Self.check(layer, number: index + 1, isOutput: index + 1 == layers.count)
    }
    guard self.loss.accepts(output.activation) else {
      throw self.loss.isFromZ
        ? .lossFromZ(self.loss, output.activation)
        : .lossNeedsProbabilities(self.loss, output.activation)
    }
  }

  /// The number of layers, L.
  public var depth: Int { layers.count }
  /// The number of units of the last layer.
  public var outputs: Int { layers[depth - 1].units }

  /// The tensor the loss is computed from: the last layer's A, or what goes into its activation.
  public var lossInput: String {
    guard loss.isFromZ else { return "A\(depth)" }
    return (layers[depth - 1].hasBatchNorm ? "Ztilde" : "Z") + "\(depth)"
  }

  /// The number of units of a layer; layer 0 is the input.
  public func units(_ layer: Int) -> Int { layer == 0 ? inputs : layers[layer - 1].units }

  private static func check(_ layer: Layer, number: Int, isOutput: Bool) throws(NetworkError) {
    guard (1...limits.units).contains(layer.units) else {
      throw .units(layer.units, layer: number)
    }
    guard layer.keepProbability > 0, layer.keepProbability <= 1 else {
      throw .keepProbability(layer.keepProbability, layer: number)
    }
    if isOutput, layer.hasDropout { throw .dropoutOnOutput(layer: number) }
    if layer.activation == .softmax {
      guard isOutput else { throw .softmaxInside(layer: number) }
      guard layer.units > 1 else { throw .softmaxWithOneUnit(layer: number) }
    }
    if let slope = layer.slope, !slope.isFinite { throw .slope(slope, layer: number) }
  }
}

/// Why a description of a network is refused.
public enum NetworkError: Error, Hashable, Sendable {
  /// There is no layer.
  case noLayers
  /// There are more layers than `Network.limits` allows.
  case tooManyLayers(Int)
  /// A layer has no unit, or more than `Network.limits` allows.
  case units(Int, layer: Int)
  /// A keep probability outside (0, 1].
  case keepProbability(Double, layer: Int)
  /// Dropout on the output layer.
  case dropoutOnOutput(layer: Int)
  /// Softmax on a layer that is not the last.
  case softmaxInside(layer: Int)
  /// Softmax over one unit, which is always 1.
  case softmaxWithOneUnit(layer: Int)
  /// A slope that is not a number.
  case slope(Double, layer: Int)
  /// A cross-entropy loss on outputs that are no probabilities.
  case lossNeedsProbabilities(Loss, Activation)
  /// A loss from Z before another activation than its own.
  case lossFromZ(Loss, Activation)
}
