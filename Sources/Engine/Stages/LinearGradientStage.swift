import Matrices

/// The derivative of each example's loss by the linear part: A - Y where the output's activation
/// and the loss pair up, and dA_l * g'(Z_l) elsewhere.
struct LinearGradientStage: Stage {
  let layer: Int
  let description: Layer
  /// Whether dZ is A - Y.
  let isPaired: Bool
  let hasMissingLabels: Bool

  private var A: String { "A\(layer)" }
  private var dA: String { "dA\(layer)" }
  private var Z: String { "Z\(suffix)" }
  private var suffix: String { description.hasBatchNorm ? "tilde\(layer)" : "\(layer)" }

  var id: StageID { StageID(.backward, layer: layer, part: "dZ") }

  var reads: [String] {
    if isPaired { return [A, "Y"] }
    switch description.activation {
    case .linear: return [dA]
    case .sigmoid, .tanh, .softmax: return [dA, A]
    case .relu: return [dA, Z]
    case .leakyrelu, .prelu: return [dA, Z, "slope\(layer)"]
    }
  }

  var writes: [TensorSpec] { [TensorSpec("dZ\(suffix)", description.units, .batch, formula)] }

  private var formula: String {
    if isPaired { return hasMissingLabels ? "where(isnan(Y), 0, \(A) - Y)" : "\(A) - Y" }
    return switch description.activation {
    case .linear: dA
    case .sigmoid: "\(dA) * \(A) * (1 - \(A))"
    case .tanh: "\(dA) * (1 - \(A) ** 2)"
    case .relu: "\(dA) * (\(Z) > 0)"
    case .leakyrelu, .prelu: "\(dA) * where(\(Z) > 0, 1, slope\(layer))"
    case .softmax: "\(A) * (\(dA) - sum(\(A) * \(dA), axis=0, keepdims=True))"
    }
  }

  func kernel<Scalar: MatrixScalar>(on workspace: Workspace<Scalar>) -> Kernel {
    let dZ = workspace.buffer(writes[0].name).start
    let A = workspace.buffer(self.A).start
    let units = description.units
    if isPaired {
      let Y = workspace.buffer("Y").start
      return Kernel { Scalar.error(units * $0.examples, A, Y, dZ) }
    }
    let (dA, Z) = (workspace.buffer(self.dA).start, workspace.buffer(self.Z).start)
    switch description.activation {
    case .linear: return Kernel { dZ.update(from: dA, count: units * $0.examples) }
    case .sigmoid: return Kernel { Scalar.sigmoidBackward(units * $0.examples, dA, A, dZ) }
    case .tanh: return Kernel { Scalar.tanhBackward(units * $0.examples, dA, A, dZ) }
    case .softmax: return Kernel { Scalar.softmaxBackward(units, $0.examples, dA, A, dZ) }
    case .relu: return Kernel { Scalar.reluBackward(units * $0.examples, dA, Z, dZ) }
    case .leakyrelu:
      let slope = description.slope ?? 0
      return Kernel { Scalar.leakyReLUBackward(units * $0.examples, slope, dA, Z, dZ) }
    case .prelu:
      let slope = workspace.buffer("slope\(layer)").start
      return Kernel { Scalar.preluBackward(units, $0.examples, slope, dA, Z, dZ) }
    }
  }
}
