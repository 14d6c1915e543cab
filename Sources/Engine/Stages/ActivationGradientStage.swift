import Matrices

/// The derivative of the loss by what the last layer puts out, dA_L, where dZ needs it.
struct LossGradientStage: Stage {
  let layer: Int
  let units: Int
  let loss: Loss
  let hasMissingLabels: Bool

  private var A: String { "A\(layer)" }

  var id: StageID { StageID(.backward, layer: layer, part: "dA") }
  var writes: [TensorSpec] { [TensorSpec("dA\(layer)", units, .batch, .gradient, formula)] }

  private var formula: String {
    let derivative =
      switch loss.usual {
      case .bce: "(1 - Y) / (1 - \(A)) - Y / \(A)"
      case .ce: "-Y / \(A)"
      default: "\(A) - Y"
      }
    return hasMissingLabels ? "where(isnan(Y), 0, \(derivative))" : derivative
  }

  func kernel<Scalar: MatrixScalar>(on workspace: Workspace<Scalar>) -> Kernel {
    let (A, Y) = (workspace.columns(self.A), workspace.columns("Y"))
    let dA = workspace.columns("dA\(layer)")
    let units = self.units
    let body: (Columns) -> Void =
      switch loss.usual {
      case .bce: { Scalar.bceBackward(units * $0.count, A[$0], Y[$0], dA[$0]) }
      case .ce: { Scalar.ceBackward(units * $0.count, A[$0], Y[$0], dA[$0]) }
      default: { Scalar.error(units * $0.count, A[$0], Y[$0], dA[$0]) }
      }
    return .columnwise(work: 2 * units, body)
  }
}

/// The derivative of each example's loss by a layer's activations, from the layer behind it:
/// dA_l = W_{l+1}.T @ dZ_{l+1}, and through dropout where the layer drops out.
struct ActivationGradientStage: Stage {
  let layer: Int
  let description: Layer
  /// The number of units of layer l+1.
  let unitsBehind: Int
  /// The tensor by whose sign the product goes through relu's derivative on the way to memory.
  private(set) var gate: String?

  private var keep: String { "keep_prob\(layer)" }
  private var W: String { "W\(layer + 1)" }
  private var dZ: String { "dZ\(layer + 1)" }

  var id: StageID { StageID(.backward, layer: layer, part: "dA") }

  var writes: [TensorSpec] {
    let product = "\(W).T @ \(dZ)"
    let (units, dA) = (description.units, "dA\(layer)")
    guard description.hasDropout else { return [TensorSpec(dA, units, .batch, .gradient, product)] }
    return [
      TensorSpec("\(dA)_drop", units, .batch, .gradient, product),
      TensorSpec(dA, units, .batch, .gradient, "\(dA)_drop * D\(layer) / \(keep)"),
    ]
  }

  func finished(by finish: Finish) -> (any Stage)? {
    guard case .gate(let tensor) = finish, !description.hasDropout else { return nil }
    var both = self
    both.gate = tensor
    return both
  }

  func kernel<Scalar: MatrixScalar>(on workspace: Workspace<Scalar>) -> Kernel {
    let (W, dZ) = (workspace.buffer(self.W).start, workspace.columns(self.dZ))
    let product = workspace.columns(writes[0].name)
    let (units, behind) = (description.units, unitsBehind)
    guard description.hasDropout else {
      let gate = gate.map { workspace.columns($0) }
      return .product(work: units * behind) {
        $0.multiplyTransposed(
          units, behind, $1.count, W, dZ[$1], gate: gate?[$1], product[$1])
      }
    }
    let (D, dA) = (workspace.columns("D\(layer)"), workspace.columns("dA\(layer)"))
    let keep = description.keepProbability
    return .product(work: units * behind) {
      $0.multiplyTransposed(
        units, behind, $1.count, W, dZ[$1], gate: nil, product[$1])
      Scalar.dropout(units * $1.count, keep, D[$1], product[$1], dA[$1])
    }
  }
}
