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

  var overwrites: String? { isPaired ? nil : dA }
  var asksSignOf: [String] { description.activation.gradientSource == .sign ? [Z] : [] }
  var finish: Finish? { !isPaired && description.activation == .relu ? .gate(Z) : nil }

  var writes: [TensorSpec] {
    [TensorSpec("dZ\(suffix)", description.units, .batch, .gradient, formula)]
  }

  private var formula: String {
    if isPaired { return hasMissingLabels ? "where(isnan(Y), 0, \(A) - Y)" : "\(A) - Y" }
    return description.activation.gradientFormula(dA, A, Z, slope: "slope\(layer)")
  }

  func kernel<Scalar: MatrixScalar>(on workspace: Workspace<Scalar>) -> Kernel {
    let dZ = workspace.columns(writes[0].name)
    let units = description.units
    if isPaired {
      let (A, Y) = (workspace.columns(self.A), workspace.columns("Y"))
      return .columnwise(work: units) { Scalar.error(units * $0.count, A[$0], Y[$0], dZ[$0]) }
    }
    let operands = workspace.operands(of: layer, description, input: Z)
    let dA = workspace.columns(self.dA)
    return .columnwise(
      work: 2 * units, description.activation.backward(dA, operands, dZ))
  }
}
