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

  var overwrites: String? { isPaired ? nil : dA }
  var asksSignOf: [String] { [Z] }
  var finish: Finish? { !isPaired && description.activation == .relu ? .gate(Z) : nil }

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
    let dZ = workspace.columns(writes[0].name)
    let A = workspace.columns(self.A)
    let units = description.units
    if isPaired {
      let Y = workspace.columns("Y")
      return .columnwise(work: units) { Scalar.error(units * $0.count, A[$0], Y[$0], dZ[$0]) }
    }
    let (dA, Z) = (workspace.columns(self.dA), workspace.columns(self.Z))
    let fixed = description.slope ?? 0
    let body: (Columns) -> Void =
      switch description.activation {
      case .linear: { dZ[$0].update(from: dA[$0], count: units * $0.count) }
      case .sigmoid: { Scalar.sigmoidBackward(units * $0.count, dA[$0], A[$0], dZ[$0]) }
      case .tanh: { Scalar.tanhBackward(units * $0.count, dA[$0], A[$0], dZ[$0]) }
      case .softmax: { Scalar.softmaxBackward(units, $0.count, dA[$0], A[$0], dZ[$0]) }
      case .relu: { Scalar.reluBackward(units * $0.count, dA[$0], Z[$0], dZ[$0]) }
      case .leakyrelu: { Scalar.leakyReluBackward(units * $0.count, fixed, dA[$0], Z[$0], dZ[$0]) }
      case .prelu: prelu(dA, Z, dZ, slope: workspace.buffer("slope\(layer)").start)
      }
    return .columnwise(work: 2 * units, body)
  }

  private func prelu<Scalar: MatrixScalar>(
    _ dA: ColumnTensor<Scalar>, _ Z: ColumnTensor<Scalar>, _ dZ: ColumnTensor<Scalar>,
    slope: UnsafeMutablePointer<Scalar>
  ) -> (Columns) -> Void {
    let units = description.units
    return { Scalar.preluBackward(units, $0.count, slope, dA[$0], Z[$0], dZ[$0]) }
  }
}
