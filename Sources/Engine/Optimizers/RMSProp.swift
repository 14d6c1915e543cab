import Languages
import Matrices

/// RMSprop: s = beta·s + (1-beta)·dW²; W = W - alpha·dW/(√s + epsilon).
///
/// T. Tieleman and G. Hinton, Coursera lecture 6.5, 2012; epsilon stands outside the root.
public struct RMSProp: Optimizer {
  /// `rmsprop`.
  public static let kind = OptimizerKind(
    "rmsprop", Localized(en: "divides by an average of squares", zh: "除以平方的平均"),
    [.init("beta", .share, 0.9), .init("epsilon", .fromZero, 1e-8)]
  ) { RMSProp(beta: $0[0], epsilon: $0[1]) }
  /// How much of the average of squares is kept, in [0, 1).
  public let beta: Double
  /// Keeps the divisor from zero.
  public let epsilon: Double

  /// Creates the optimizer.
  public init(beta: Double = 0.9, epsilon: Double = 1e-8) {
    self.beta = beta
    self.epsilon = epsilon
  }

  /// The values, in the order of `kind`.
  public var settings: [Double] { [beta, epsilon] }

  /// s and the parameter.
  public func writes(for parameter: TensorSpec) -> [TensorSpec] {
    let gradient = "d\(parameter.name)"
    let s = "s\(gradient)"
    return [
      parameter.state(
        s, "rmsprop_beta * \(s) + (1 - rmsprop_beta) * \(gradient) ** 2", as: .squaredAverage),
      parameter.stepped(by: "\(gradient) / (sqrt(\(s)) + rmsprop_epsilon)"),
    ]
  }

  /// One step.
  public func kernel<Scalar: MatrixScalar>(
    for parameter: TensorSpec, on workspace: Workspace<Scalar>
  ) -> Kernel {
    let W = workspace.buffer(parameter.name).start
    let dW = workspace.buffer("d\(parameter.name)").start
    let s = workspace.buffer("sd\(parameter.name)").start
    let count = parameter.shape(examples: 0).count
    let (beta, epsilon) = (self.beta, self.epsilon)
    return Kernel { Scalar.rmsprop(count, $0.alpha, beta, epsilon, dW, s, W) }
  }
}
