import Matrices

/// The activation of a layer: A_l = g(Z_l), or g(Ztilde_l) under batch norm.
struct ActivationStage: Stage {
  let layer: Int
  let description: Layer
  /// What g is applied to: `Z1` or `Ztilde1`.
  let input: String

  private var slope: String { "slope\(layer)" }

  var id: StageID { StageID(.forward, layer: layer, part: "activation") }

  var writes: [TensorSpec] {
    [TensorSpec("A\(layer)", description.units, .batch, .activation, formula)]
  }

  /// Z may be gone where nobody asks for it later, and where A tells its sign.
  var overwrites: String? {
    let activation = description.activation
    switch activation.gradientSource {
    case .none, .output: return input
    case .sign: return activation.keepsSign(slope: description.slope) ? input : nil
    case .input: return nil
    }
  }

  var finish: Finish? { description.activation == .relu ? .relu : nil }

  var owns: [TensorSpec] {
    guard description.activation.learnsSlope, let start = description.slope else { return [] }
    let units = description.units
    return [
      TensorSpec(
        slope, units, .fixed(1), .parameter(.slope), "full((\(units), 1), \(start))",
        beginning: .constant(start))
    ]
  }

  private var formula: String { description.activation.formula(input, slope: slope) }

  func kernel<Scalar: MatrixScalar>(on workspace: Workspace<Scalar>) -> Kernel {
    let operands = workspace.operands(of: layer, description, input: input)
    return .columnwise(work: 8 * description.units, description.activation.forward(operands))
  }
}
