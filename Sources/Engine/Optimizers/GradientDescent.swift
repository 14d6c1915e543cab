import Languages
import Matrices

/// Gradient descent: W = W - alpha·dW.
public struct GradientDescent: Optimizer {
  /// `gd`.
  public static let kind = OptimizerKind("gd", Localized("W -= alpha * dW"), []) { _ in
    GradientDescent()
  }
  /// None.
  public var settings: [Double] { [] }

  /// Creates the optimizer.
  public init() {}

  /// The parameter only: nothing is remembered.
  public func writes(for parameter: TensorSpec) -> [TensorSpec] {
    [parameter.stepped(by: "d\(parameter.name)")]
  }

  /// One step.
  public func kernel<Scalar: MatrixScalar>(
    for parameter: TensorSpec, on workspace: Workspace<Scalar>
  ) -> Kernel {
    let W = workspace.buffer(parameter.name)
    let dW = workspace.buffer("d\(parameter.name)").start
    let count = W.count(0)
    return Kernel { Scalar.gradientDescent(count, $0.alpha, dW, W.start) }
  }
}
