import Matrices

extension Activation {
  /// The tensors a layer's activation works on.
  struct Operands<Scalar: MatrixScalar> {
    let units: Int
    let A: ColumnTensor<Scalar>
    let Z: ColumnTensor<Scalar>
    /// The slope that was set.
    let fixed: Double
    /// Where the slopes that are learnt lie; nil for an activation that has none.
    let learnt: UnsafeMutablePointer<Scalar>?

    /// The slopes that are learnt.
    var slopes: UnsafeMutablePointer<Scalar> {
      guard let learnt else { preconditionFailure("a slope that is learnt lies in memory") }
      return learnt
    }
  }

  /// The code of A = g(Z).
  func forward<Scalar: MatrixScalar>(_ on: Operands<Scalar>) -> (Columns) -> Void {
    let (units, Z, A, slope) = (on.units, on.Z, on.A, on.fixed)
    switch self {
    case .linear: return { A[$0].update(from: Z[$0], count: units * $0.count) }
    case .sigmoid: return { Scalar.sigmoid(units * $0.count, Z[$0], A[$0]) }
    case .tanh: return { Scalar.tanh(units * $0.count, Z[$0], A[$0]) }
    case .relu: return { Scalar.relu(units * $0.count, Z[$0], A[$0]) }
    case .softmax: return { Scalar.softmax(units, $0.count, Z[$0], A[$0]) }
    case .leakyrelu: return { Scalar.leakyRelu(units * $0.count, slope, Z[$0], A[$0]) }
    case .gelu: return { Scalar.gelu(units * $0.count, Z[$0], A[$0]) }
    case .silu: return { Scalar.silu(units * $0.count, Z[$0], A[$0]) }
    case .elu: return { Scalar.elu(units * $0.count, slope, Z[$0], A[$0]) }
    case .softplus: return { Scalar.softplus(units * $0.count, Z[$0], A[$0]) }
    case .prelu:
      let slopes = on.slopes
      return { Scalar.prelu(units, $0.count, slopes, Z[$0], A[$0]) }
    }
  }

  /// The code of dZ from dA.
  func backward<Scalar: MatrixScalar>(
    _ dA: ColumnTensor<Scalar>, _ on: Operands<Scalar>, _ dZ: ColumnTensor<Scalar>
  ) -> (Columns) -> Void {
    let (units, Z, A, slope) = (on.units, on.Z, on.A, on.fixed)
    switch self {
    case .linear: return { dZ[$0].update(from: dA[$0], count: units * $0.count) }
    case .sigmoid: return { Scalar.sigmoidBackward(units * $0.count, dA[$0], A[$0], dZ[$0]) }
    case .tanh: return { Scalar.tanhBackward(units * $0.count, dA[$0], A[$0], dZ[$0]) }
    case .softmax: return { Scalar.softmaxBackward(units, $0.count, dA[$0], A[$0], dZ[$0]) }
    case .relu: return { Scalar.reluBackward(units * $0.count, dA[$0], Z[$0], dZ[$0]) }
    case .leakyrelu:
      return { Scalar.leakyReluBackward(units * $0.count, slope, dA[$0], Z[$0], dZ[$0]) }
    case .gelu: return { Scalar.geluBackward(units * $0.count, dA[$0], Z[$0], dZ[$0]) }
    case .silu: return { Scalar.siluBackward(units * $0.count, dA[$0], Z[$0], dZ[$0]) }
    case .elu: return { Scalar.eluBackward(units * $0.count, slope, dA[$0], Z[$0], dZ[$0]) }
    case .softplus: return { Scalar.softplusBackward(units * $0.count, dA[$0], Z[$0], dZ[$0]) }
    case .prelu:
      let slopes = on.slopes
      return { Scalar.preluBackward(units, $0.count, slopes, dA[$0], Z[$0], dZ[$0]) }
    }
  }
}

extension Workspace {
  /// What the activation of a layer works on, its input `Z1` or `Ztilde1`.
  func operands(
    of layer: Int, _ description: Layer, input: String
  ) -> Activation.Operands<Scalar> {
    Activation.Operands(
      units: description.units, A: columns("A\(layer)"), Z: columns(input),
      fixed: description.slope ?? 0,
      learnt: description.activation.learnsSlope ? buffer("slope\(layer)").start : nil)
  }
}
