import Matrices

/// The activation of a layer: A_l = g(Z_l), or g(Ztilde_l) under batch norm.
struct ActivationStage: Stage {
  let layer: Int
  let description: Layer
  /// What g is applied to: `Z1` or `Ztilde1`.
  let input: String

  private var slope: String { "slope\(layer)" }

  var id: StageID { StageID(.forward, layer: layer, part: "activation") }

  var reads: [String] {
    description.activation == .prelu ? [input, slope] : [input]
  }

  var writes: [TensorSpec] {
    [TensorSpec("A\(layer)", description.units, .batch, formula)]
  }

  /// A positive element stays positive, and no other becomes so; a slope that is learnt may turn
  /// negative.
  var overwrites: String? {
    description.activation != .prelu && (description.slope ?? 0) >= 0 ? input : nil
  }

  var finish: Finish? { description.activation == .relu ? .relu : nil }

  var owns: [TensorSpec] {
    guard description.activation == .prelu, let start = description.slope else { return [] }
    let units = description.units
    return [
      TensorSpec(
        slope, units, .fixed(1), "full((\(units), 1), \(start))", beginning: .constant(start))
    ]
  }

  private var formula: String {
    switch description.activation {
    case .linear: input
    case .sigmoid: "sigmoid(\(input))"
    case .tanh: "tanh(\(input))"
    case .relu: "relu(\(input))"
    case .leakyrelu, .prelu: "where(\(input) > 0, \(input), \(slope) * \(input))"
    case .softmax: "softmax(\(input))"
    }
  }

  func kernel<Scalar: MatrixScalar>(on workspace: Workspace<Scalar>) -> Kernel {
    let Z = workspace.columns(input)
    let A = workspace.columns("A\(layer)")
    let units = description.units
    let fixed = description.slope ?? 0
    let body: (Columns) -> Void =
      switch description.activation {
      case .linear: { A[$0].update(from: Z[$0], count: units * $0.count) }
      case .sigmoid: { Scalar.sigmoid(units * $0.count, Z[$0], A[$0]) }
      case .tanh: { Scalar.tanh(units * $0.count, Z[$0], A[$0]) }
      case .relu: { Scalar.relu(units * $0.count, Z[$0], A[$0]) }
      case .softmax: { Scalar.softmax(units, $0.count, Z[$0], A[$0]) }
      case .leakyrelu: { Scalar.leakyRelu(units * $0.count, fixed, Z[$0], A[$0]) }
      case .prelu: prelu(Z, A, slope: workspace.buffer(slope).start)
      }
    return .columnwise(work: 8 * units, body)
  }

  private func prelu<Scalar: MatrixScalar>(
    _ Z: ColumnTensor<Scalar>, _ A: ColumnTensor<Scalar>, slope: UnsafeMutablePointer<Scalar>
  ) -> (Columns) -> Void {
    let units = description.units
    return { Scalar.prelu(units, $0.count, slope, Z[$0], A[$0]) }
  }
}
