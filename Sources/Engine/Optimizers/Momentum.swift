import Languages
import Matrices

/// Momentum: v = beta·v + (1-beta)·dW; W = W - alpha·v, or alpha·v/(1-beta^t) where corrected.
///
/// The form with dampening, an exponentially weighted average of the gradients.
public struct Momentum: Optimizer {
  /// `momentum`.
  public static let kind = OptimizerKind(
    "momentum", Localized(en: "an average of gradients", zh: "梯度的平均"),
    [.init("beta", .share, 0.9), .init("corrected", .flag, 0)]
  ) { Momentum(beta: $0[0], isCorrected: $0[1] == 1) }
  /// How much of the average is kept, in [0, 1).
  public let beta: Double
  /// Whether the average is divided by 1 - beta^t, so that its first steps are not too small.
  public let isCorrected: Bool

  /// Creates the optimizer.
  public init(beta: Double = 0.9, isCorrected: Bool = false) {
    self.beta = beta
    self.isCorrected = isCorrected
  }

  /// The values, in the order of `kind`.
  public var settings: [Double] { [beta, isCorrected ? 1 : 0] }

  /// v, its corrected value where asked for, and the parameter.
  public func writes(for parameter: TensorSpec) -> [TensorSpec] {
    let gradient = "d\(parameter.name)"
    let v = "v\(gradient)"
    let average = parameter.state(
      v, "momentum_beta * \(v) + (1 - momentum_beta) * \(gradient)", as: .average)
    guard isCorrected else { return [average, parameter.stepped(by: v)] }
    let corrected = parameter.passing(
      "\(v)_corrected", "\(v) / (1 - momentum_beta ** t)", as: .corrected)
    return [average, corrected, parameter.stepped(by: corrected.name)]
  }

  /// One step.
  public func kernel<Scalar: MatrixScalar>(
    for parameter: TensorSpec, on workspace: Workspace<Scalar>
  ) -> Kernel {
    let W = workspace.buffer(parameter.name).start
    let dW = workspace.buffer("d\(parameter.name)").start
    let v = workspace.buffer("vd\(parameter.name)").start
    let (count, beta) = (parameter.shape(examples: 0).count, self.beta)
    guard isCorrected else { return Kernel { Scalar.momentum(count, $0.alpha, beta, dW, v, W) } }
    let corrected = workspace.buffer("vd\(parameter.name)_corrected").start
    return Kernel { state in
      let correction = 1 - state.power(beta)
      Scalar.momentumCorrected(count, state.alpha, beta, correction, dW, v, corrected, W)
    }
  }
}
