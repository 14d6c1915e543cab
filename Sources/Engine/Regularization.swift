import Matrices

/// L2 and L1 penalties on the weights, and what each adds to the cost and to dW.
///
/// Biases, gamma, beta and slopes are not regularised; m is the current mini-batch's.
struct Regularization: Sendable {
  let l2: Double
  let l1: Double

  /// The scalars in force: `lambda`, `lambda1`.
  var scalars: [String] { (l2 > 0 ? ["lambda"] : []) + (l1 > 0 ? ["lambda1"] : []) }

  /// J_reg = lambda/(2m) Σ‖W‖²_F + lambda1/m Σ|W|.
  func costFormula(_ network: Network) -> String {
    let layers = 1...network.depth
    let squares = layers.map { "sum(W\($0) ** 2)" }.joined(separator: " + ")
    let sizes = layers.map { "sum(abs(W\($0)))" }.joined(separator: " + ")
    let terms =
      (l2 > 0 ? ["lambda / (2 * m) * (\(squares))"] : [])
      + (l1 > 0 ? ["lambda1 / m * (\(sizes))"] : [])
    return terms.isEmpty ? "0" : terms.joined(separator: " + ")
  }

  /// What is added to a layer's dW: lambda/m·W + lambda1/m·sign(W), with sign(0) = 0.
  func gradientFormula(_ W: String) -> String {
    (l2 > 0 ? " + lambda / m * \(W)" : "") + (l1 > 0 ? " + lambda1 / m * sign(\(W))" : "")
  }

  /// The code of J_reg; nil where there is no penalty.
  func penalty<Scalar: MatrixScalar>(
    _ network: Network, on workspace: Workspace<Scalar>
  ) -> ((inout RunState) -> Scalar)? {
    guard l2 > 0 || l1 > 0 else { return nil }
    let weights = (1...network.depth).map { workspace.buffer("W\($0)") }
    let usesL1 = l1 > 0
    return { state in
      var (squares, sizes) = (Scalar(0), Scalar(0))
      for W in weights {
        squares += Scalar.sumOfSquares(W.count(0), W.start)
        if usesL1 { sizes += Scalar.sumOfAbsolutes(W.count(0), W.start) }
      }
      let m = Scalar(state.examples)
      let (l2, l1) = (state.hyperparameters.l2, state.hyperparameters.l1)
      return Scalar(l2) / (2 * m) * squares + Scalar(l1) / m * sizes
    }
  }

  /// The code of what is added to dW; nil where there is no penalty.
  func gradient<Scalar: MatrixScalar>(
    of W: Buffer<Scalar>, into dW: Buffer<Scalar>
  ) -> Kernel? {
    guard l2 > 0 || l1 > 0 else { return nil }
    let count = W.count(0)
    let (W, dW, usesL1) = (W.start, dW.start, l1 > 0)
    return Kernel { state in
      let m = Double(state.examples)
      Scalar.addScaled(count, state.hyperparameters.l2 / m, W, dW)
      if usesL1 { Scalar.addScaledSign(count, state.hyperparameters.l1 / m, W, dW) }
    }
  }
}
