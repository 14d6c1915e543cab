import Languages
import Matrices

/// Adam: momentum and RMSprop together, both corrected for their start at 0.
///
/// D. Kingma and J. Ba, "Adam: A Method for Stochastic Optimization", 2015, algorithm 1.
public struct Adam: Optimizer {
  /// `adam`.
  public static let kind = OptimizerKind(
    "adam", Localized(en: "momentum and rmsprop, corrected", zh: "动量加 RMSprop，做过修正"),
    [.init("beta1", .share, 0.9), .init("beta2", .share, 0.999), .init("epsilon", .fromZero, 1e-8)]
  ) { Adam(beta1: $0[0], beta2: $0[1], epsilon: $0[2]) }
  /// How much of the average of gradients is kept, in [0, 1).
  public let beta1: Double
  /// How much of the average of their squares is kept, in [0, 1).
  public let beta2: Double
  /// Keeps the divisor from zero.
  public let epsilon: Double

  /// Creates the optimizer.
  public init(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8) {
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
  }

  /// The values, in the order of `kind`.
  public var settings: [Double] { [beta1, beta2, epsilon] }

  /// v, s, both corrected, and the parameter.
  public func writes(for parameter: TensorSpec) -> [TensorSpec] {
    let gradient = "d\(parameter.name)"
    let (v, s) = ("v\(gradient)", "s\(gradient)")
    return [
      parameter.state(
        v, "adam_beta1 * \(v) + (1 - adam_beta1) * \(gradient)", as: .average),
      parameter.state(
        s, "adam_beta2 * \(s) + (1 - adam_beta2) * \(gradient) ** 2", as: .squaredAverage),
      parameter.passing(
        "\(v)_corrected", "\(v) / (1 - adam_beta1 ** t)", as: .corrected),
      parameter.passing(
        "\(s)_corrected", "\(s) / (1 - adam_beta2 ** t)", as: .correctedSquare),
      parameter.stepped(by: "\(v)_corrected / (sqrt(\(s)_corrected) + adam_epsilon)"),
    ]
  }

  /// One step.
  public func kernel<Scalar: MatrixScalar>(
    for parameter: TensorSpec, on workspace: Workspace<Scalar>
  ) -> Kernel {
    let buffers = writes(for: parameter).map { workspace.buffer($0.name).start }
    let dW = workspace.buffer("d\(parameter.name)").start
    let (v, s, v_corrected) = (buffers[0], buffers[1], buffers[2])
    let (s_corrected, W) = (buffers[3], buffers[4])
    let count = parameter.shape(examples: 0).count
    let (beta1, beta2, epsilon) = (self.beta1, self.beta2, self.epsilon)
    return Kernel { state in
      let corrections = (1 - state.power(beta1), 1 - state.power(beta2))
      let alpha = state.alpha
      inPieces(of: count, work: 16 * count, state.hyperparameters.threads) { from, to in
        Scalar.adam(
          to - from, alpha, beta1, beta2, epsilon, corrections.0, corrections.1, dW + from,
          v + from, s + from, v_corrected + from, s_corrected + from, W + from)
      }
    }
  }
}
