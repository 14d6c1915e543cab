/// What a layer does to its linear part: A = g(Z).
public enum Activation: String, Sendable, CaseIterable {
  case linear, sigmoid, tanh, relu, leakyrelu, prelu, softmax

  /// The initialisation that keeps this activation's signal alive (notation: init).
  public var defaultInitialization: Initialization {
    switch self {
    case .relu, .leakyrelu, .prelu: Initialization(scale: .he)
    case .linear, .sigmoid, .tanh, .softmax: Initialization(scale: .xavier)
    }
  }

  /// The slope for z ≤ 0 where none is given.
  public var defaultSlope: Double? {
    switch self {
    case .leakyrelu: 0.01
    case .prelu: 0.25
    default: nil
    }
  }

  /// The loss that goes with this activation at the output.
  public var defaultLoss: Loss {
    switch self {
    case .sigmoid: .bce
    case .softmax: .ce
    default: .squared
    }
  }
}
