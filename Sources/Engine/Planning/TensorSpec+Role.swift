extension TensorSpec {
  /// What a tensor is in the network's terms; nothing is guessed from how it is spelt.
  public enum Role: Hashable, Sendable {
    /// Which examples the mini-batch holds.
    case indices
    /// The mini-batch's features, or its labels.
    case input, label
    /// W @ A + b.
    case linear
    /// Batch norm's statistics of the batch.
    case mean, variance
    /// Z with mean 0 and variance 1, and what gamma and beta make of it.
    case normalized, scaled
    /// g(Z).
    case activation
    /// Dropout's 0 and 1, and the activations it leaves.
    case mask, dropped
    /// The loss of each example, and a part of the cost or the cost.
    case loss, cost
    /// The derivative of each example's loss by a tensor of the forward pass.
    case gradient
    /// The derivative of the cost by a parameter.
    case parameterGradient
    /// What training learns.
    case parameter(Parameter)
    /// An optimizer's average of gradients, or of their squares.
    case average, squaredAverage
    /// Such an average corrected for its start at 0.
    case corrected, correctedSquare
    /// Batch norm's running averages.
    case runningMean, runningVariance
    /// What a learner computes beside the network.
    case own
  }

  /// The kinds of what training learns.
  public enum Parameter: Hashable, Sendable {
    /// W, the only one that is regularised.
    case weight
    /// b.
    case bias
    /// Batch norm's gamma and beta.
    case scale, shift
    /// PReLU's slope.
    case slope
  }
}

extension TensorSpec.Role {
  /// Whether no element is ever negative, as of squares and their averages.
  public var isSquare: Bool {
    switch self {
    case .variance, .squaredAverage, .correctedSquare, .runningVariance: true
    default: false
    }
  }
}
