import Languages
import Matrices

/// Nesterov's momentum: v = beta·v + (1-beta)·dW; W = W - alpha·(beta·v + (1-beta)·dW).
///
/// Y. Nesterov, 1983, in the form of I. Sutskever et al., "On the importance of initialization and
/// momentum in deep learning", 2013: the step looks ahead to where v will carry W.
public struct Nesterov: Optimizer {
  /// `nesterov`.
  public static let kind = OptimizerKind(
    "nesterov", Localized(en: "momentum that looks ahead", zh: "向前看的动量"),
    [.init("beta", .share, 0.9)]
  ) { Nesterov(beta: $0[0]) }
  /// How much of the average is kept, in [0, 1).
  public let beta: Double

  /// Creates the optimizer.
  public init(beta: Double = 0.9) { self.beta = beta }

  /// The values, in the order of `kind`.
  public var settings: [Double] { [beta] }

  /// v and the parameter.
  public func writes(for parameter: TensorSpec) -> [TensorSpec] {
    let gradient = "d\(parameter.name)"
    let v = "v\(gradient)"
    let average = "nesterov_beta * \(v) + (1 - nesterov_beta) * \(gradient)"
    return [parameter.state(v, average, as: .average), parameter.stepped(by: "(\(average))")]
  }

  /// One step.
  public func kernel<Scalar: MatrixScalar>(
    for parameter: TensorSpec, on workspace: Workspace<Scalar>
  ) -> Kernel {
    let W = workspace.buffer(parameter.name).start
    let dW = workspace.buffer("d\(parameter.name)").start
    let v = workspace.buffer("vd\(parameter.name)").start
    let (count, beta) = (parameter.shape(examples: 0).count, self.beta)
    return Kernel { Scalar.nesterov(count, $0.alpha, beta, dW, v, W) }
  }
}
