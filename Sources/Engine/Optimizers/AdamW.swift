import Languages
import Matrices

/// AdamW: Adam, and beside its step W shrinks by alpha·weight_decay·W.
///
/// I. Loshchilov and F. Hutter, "Decoupled Weight Decay Regularization", 2019. The decay is no part
/// of the cost, and falls on weights alone.
public struct AdamW: Optimizer {
  /// `adamw`.
  public static let kind = OptimizerKind(
    "adamw", Localized(en: "adam, and weights shrink beside it", zh: "adam，权重另外缩小"),
    Adam.kind.options + [.init("weight_decay", .fromZero, 0.01)]
  ) { AdamW(beta1: $0[0], beta2: $0[1], epsilon: $0[2], decay: $0[3]) }
  /// How much of the average of gradients is kept, in [0, 1).
  public let beta1: Double
  /// How much of the average of their squares is kept, in [0, 1).
  public let beta2: Double
  /// Keeps the divisor from zero.
  public let epsilon: Double
  /// How fast weights shrink, 0 or more.
  public let decay: Double

  /// Creates the optimizer.
  public init(
    beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8, decay: Double = 0.01
  ) {
    (self.beta1, self.beta2, self.epsilon, self.decay) = (beta1, beta2, epsilon, decay)
  }

  /// The values, in the order of `kind`.
  public var settings: [Double] { [beta1, beta2, epsilon, decay] }

  /// v, s, both corrected, and the parameter.
  public func writes(for parameter: TensorSpec) -> [TensorSpec] {
    let gradient = "d\(parameter.name)"
    let (v, s) = ("v\(gradient)", "s\(gradient)")
    let step = "\(v)_corrected / (sqrt(\(s)_corrected) + adamw_epsilon)"
    let shrinking = " - alpha * adamw_weight_decay * \(parameter.name)"
    return [
      parameter.state(
        v, "adamw_beta1 * \(v) + (1 - adamw_beta1) * \(gradient)", as: .average),
      parameter.state(
        s, "adamw_beta2 * \(s) + (1 - adamw_beta2) * \(gradient) ** 2", as: .squaredAverage),
      parameter.passing(
        "\(v)_corrected", "\(v) / (1 - adamw_beta1 ** t)", as: .corrected),
      parameter.passing(
        "\(s)_corrected", "\(s) / (1 - adamw_beta2 ** t)", as: .correctedSquare),
      parameter.stepped(by: step + (shrinks(parameter) ? shrinking : "")),
    ]
  }

  /// Whether a parameter is a matrix of weights.
  private func shrinks(_ parameter: TensorSpec) -> Bool {
    if case .weights = parameter.beginning { true } else { false }
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
    let decay = shrinks(parameter) ? self.decay : 0
    return Kernel { state in
      let corrections = (1 - state.power(beta1), 1 - state.power(beta2))
      let alpha = state.alpha
      inPieces(of: count, work: 16 * count, state.hyperparameters.threads) { from, to in
        Scalar.adamw(
          to - from, alpha, beta1, beta2, epsilon, decay, corrections.0, corrections.1, dW + from,
          v + from, s + from, v_corrected + from, s_corrected + from, W + from)
      }
    }
  }
}
