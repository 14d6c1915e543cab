import Languages
import Matrices

/// Adagrad: s = s + dW²; W = W - alpha·dW/(√s + epsilon).
///
/// J. Duchi, E. Hazan and Y. Singer, "Adaptive Subgradient Methods for Online Learning and
/// Stochastic Optimization", 2011; s only grows, so the steps only shrink.
public struct Adagrad: Optimizer {
  /// `adagrad`.
  public static let kind = OptimizerKind(
    "adagrad", Localized(en: "divides by all past squares", zh: "除以过去所有平方的和"),
    [.init("epsilon", .fromZero, 1e-8)]
  ) { Adagrad(epsilon: $0[0]) }
  /// Keeps the divisor from zero.
  public let epsilon: Double

  /// Creates the optimizer.
  public init(epsilon: Double = 1e-8) { self.epsilon = epsilon }

  /// The values, in the order of `kind`.
  public var settings: [Double] { [epsilon] }

  /// s and the parameter.
  public func writes(for parameter: TensorSpec) -> [TensorSpec] {
    let gradient = "d\(parameter.name)"
    let s = "s\(gradient)"
    return [
      parameter.state(s, "\(s) + \(gradient) ** 2", as: .squaredAverage),
      parameter.stepped(by: "\(gradient) / (sqrt(\(s)) + adagrad_epsilon)"),
    ]
  }

  /// One step.
  public func kernel<Scalar: MatrixScalar>(
    for parameter: TensorSpec, on workspace: Workspace<Scalar>
  ) -> Kernel {
    let W = workspace.buffer(parameter.name).start
    let dW = workspace.buffer("d\(parameter.name)").start
    let s = workspace.buffer("sd\(parameter.name)").start
    let (count, epsilon) = (parameter.shape(examples: 0).count, self.epsilon)
    return Kernel { Scalar.adagrad(count, $0.alpha, epsilon, dW, s, W) }
  }
}
