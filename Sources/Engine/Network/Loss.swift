/// How far an example's output is from its label; the cost is the mean over the batch.
public enum Loss: String, Sendable, CaseIterable {
  /// Binary cross-entropy, summed over output units: -(y log a + (1-y) log(1-a)).
  case bce
  /// Cross-entropy over classes: -Σ y log a.
  case ce
  /// Half the squared error: ½ Σ (a-y)².
  case squared
  /// Binary cross-entropy of sigmoid(z) from z, finite for every z: max(z, 0) - zy + log(1+e^-|z|).
  case bceFromZ = "bce from=Z"
  /// Cross-entropy of softmax(z) from z, finite for every z: Σ y (log Σ e^z - z).
  case ceFromZ = "ce from=Z"

  /// Whether it is computed from what goes into the last activation, not from its output.
  public var isFromZ: Bool { self != usual }

  /// The same loss by the formula of A.
  public var usual: Loss {
    switch self {
    case .bceFromZ: .bce
    case .ceFromZ: .ce
    case .bce, .ce, .squared: self
    }
  }

  /// The same loss by the formula of Z; nil where there is none.
  public var fromZ: Loss? {
    switch usual {
    case .bce: .bceFromZ
    case .ce: .ceFromZ
    default: nil
    }
  }

  /// The one activation whose input it is computed from.
  public var neededActivation: Activation? {
    switch self {
    case .bceFromZ: .sigmoid
    case .ceFromZ: .softmax
    case .bce, .ce, .squared: nil
    }
  }

  /// Whether dZ at the output is simply A - Y.
  public func pairs(with activation: Activation) -> Bool {
    switch (usual, activation) {
    case (.bce, .sigmoid), (.ce, .softmax), (.squared, .linear): true
    default: false
    }
  }

  /// Whether the loss is finite for what this activation puts out: a logarithm needs (0, 1); from Z
  /// it holds of one activation only.
  public func accepts(_ activation: Activation) -> Bool {
    if let neededActivation { return activation == neededActivation }
    return self == .squared || activation == .sigmoid || activation == .softmax
  }
}
