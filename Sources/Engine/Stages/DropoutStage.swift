import Matrices

/// Inverted dropout, in training only: D = rand < keep_prob, A_drop = A·D/keep_prob.
///
/// N. Srivastava et al., "Dropout", JMLR 15, 2014, with the division moved into training.
struct DropoutStage: Stage {
  let layer: Int
  let description: Layer

  private var A: String { "A\(layer)" }
  private var D: String { "D\(layer)" }

  var id: StageID { StageID(.forward, layer: layer, part: "dropout") }

  var writes: [TensorSpec] {
    let keep = "keep_prob\(layer)"
    return [
      TensorSpec(D, description.units, .batch, .mask, "rand(\(description.units), m) < \(keep)"),
      TensorSpec("\(A)_drop", description.units, .batch, .dropped, "\(A) * \(D) / \(keep)"),
    ]
  }

  func kernel<Scalar: MatrixScalar>(on workspace: Workspace<Scalar>) -> Kernel {
    let A = workspace.buffer(self.A).start
    let D = workspace.buffer(self.D).start
    let dropped = workspace.buffer("\(self.A)_drop").start
    let (units, keep) = (description.units, description.keepProbability)
    return Kernel { state in
      let m = state.examples
      state.random.mask(units, m, below: keep, scratch: dropped, into: D)
      Scalar.dropout(units * m, keep, D, A, dropped)
    }
  }
}
