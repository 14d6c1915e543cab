import Matrices

/// What a person sets besides the network: a change in mid-training keeps the weights.
public struct Hyperparameters: Sendable {
  /// The rate before decay, alpha_0.
  public var learningRate = 0.01
  /// The L2 strength, lambda.
  public var l2 = 0.0
  /// The L1 strength, lambda1.
  public var l1 = 0.0
  /// The examples of a mini-batch; nil takes the whole training set.
  public var batchSize: Int?
  /// Whether each epoch's mini-batches are drawn in a new order.
  public var shuffles = true
  /// How gradients become steps.
  public var optimizer: any Optimizer = GradientDescent()
  /// How the rate falls over the epochs.
  public var decay = LearningRateDecay.none
  /// Where the experiment's random stream starts.
  public var seed: UInt32 = 0
  /// The mistake planted for a learner to find; it does nothing where it does not fit.
  public var bug: PlantedBug?
  /// The formulas of the learner's own.
  public var own = OwnFormulas()
  /// The precision of training.
  public var precision = Precision.float64

  /// Who multiplies matrices, in training and in formulas.
  public var products = Products.auto

  /// The threads a large stage may use; the results are the same for any number.
  public var threads = 1

  /// The defaults.
  public init() {}

  /// The rate of an epoch, from 0.
  public func learningRate(epoch: Int) -> Double { decay.rate(learningRate, epoch: epoch) }
}

/// How many bits a number of the training has.
public enum Precision: String, Sendable, CaseIterable {
  case float32, float64
}
