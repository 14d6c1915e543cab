/// How far an example's output is from its label; the cost is the mean over the batch.
public enum Loss: String, Sendable, CaseIterable {
  /// Binary cross-entropy, summed over output units: -(y log a + (1-y) log(1-a)).
  case bce
  /// Cross-entropy over classes: -Σ y log a.
  case ce
  /// Half the squared error: ½ Σ (a-y)².
  case squared

  /// Whether dZ at the output is simply A - Y.
  public func pairs(with activation: Activation) -> Bool {
    switch (self, activation) {
    case (.bce, .sigmoid), (.ce, .softmax), (.squared, .linear): true
    default: false
    }
  }

  /// Whether the loss is finite for what this activation puts out: a logarithm needs (0, 1).
  public func accepts(_ activation: Activation) -> Bool {
    self == .squared || activation == .sigmoid || activation == .softmax
  }
}
