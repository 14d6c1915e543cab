/// One layer of a network, as a person describes it: `32 tanh keep=0.8 batchnorm`.
public struct Layer: Hashable, Sendable {
  /// The number of units, n_l.
  public var units: Int
  /// The activation g.
  public var activation: Activation
  /// The share of units dropout keeps, in (0, 1]; 1 means no dropout.
  public var keepProbability: Double
  /// Whether the linear part is normalised over the batch; b is then left out.
  public var hasBatchNorm: Bool
  /// How W begins.
  public var initialization: Initialization
  /// The slope for z ≤ 0 of leaky ReLU, or where PReLU's begins.
  public var slope: Double?
  /// Whether the linear part adds b, where batch norm does not leave it out.
  public var hasBias: Bool
  /// Whether updates leave this layer alone.
  public var isFrozen: Bool

  /// Creates a layer; what is not given follows the activation.
  public init(
    units: Int, activation: Activation, keepProbability: Double = 1, hasBatchNorm: Bool = false,
    initialization: Initialization? = nil, slope: Double? = nil, hasBias: Bool = true,
    isFrozen: Bool = false
  ) {
    self.units = units
    self.activation = activation
    self.keepProbability = keepProbability
    self.hasBatchNorm = hasBatchNorm
    self.initialization = initialization ?? activation.defaultInitialization
    self.slope = slope ?? activation.defaultSlope
    self.hasBias = hasBias
    self.isFrozen = isFrozen
  }

  /// Whether the linear part adds b.
  public var addsBias: Bool { hasBias && !hasBatchNorm }

  /// Whether dropout is applied while training.
  public var hasDropout: Bool { keepProbability < 1 }
}
