import Matrices

/// The derivatives of the cost by a layer's parameters: dW_l, db_l, and dslope_l for PReLU.
///
/// dW = dZ @ A_prev.T / m plus what regularisation adds; db = the mean of dZ over the batch.
struct ParameterGradientStage: Stage {
  let layer: Int
  let description: Layer
  let inputs: Int
  /// The tensor that fed the layer.
  let input: String
  let regularization: Regularization

  private var W: String { "W\(layer)" }
  private var dZ: String { "dZ\(layer)" }
  private var hasBias: Bool { description.addsBias }
  private var hasSlope: Bool { description.activation.learnsSlope }
  private var activationInput: String { description.hasBatchNorm ? "Ztilde\(layer)" : "Z\(layer)" }

  var id: StageID { StageID(.backward, layer: layer, part: "dW") }

  var writes: [TensorSpec] {
    let units = description.units
    let dW = TensorSpec(
      "dW\(layer)", units, .fixed(inputs), .parameterGradient,
      "\(dZ) @ \(input).T / m" + regularization.gradientFormula(W))
    let db = TensorSpec(
      "db\(layer)", units, .fixed(1), .parameterGradient, "sum(\(dZ), axis=1, keepdims=True) / m")
    let negative = "where(\(activationInput) > 0, 0, \(activationInput))"
    let dslope = TensorSpec(
      "dslope\(layer)", units, .fixed(1), .parameterGradient,
      "sum(dA\(layer) * \(negative), axis=1, keepdims=True) / m")
    return [dW] + (hasBias ? [db] : []) + (hasSlope ? [dslope] : [])
  }

  func kernel<Scalar: MatrixScalar>(on workspace: Workspace<Scalar>) -> Kernel {
    let dZ = workspace.buffer(self.dZ).start
    let A = workspace.buffer(input).start
    let dW = workspace.buffer("dW\(layer)")
    let penalty = regularization.gradient(of: workspace.buffer(W), into: dW)
    let bias = hasBias ? workspace.buffer("db\(layer)").start : nil
    let slope = hasSlope ? slopeKernel(on: workspace) : nil
    let (units, inputs) = (description.units, self.inputs)
    return Kernel { state in
      let m = state.examples
      let products = state.products
      let threads = products.threads(of: state.hyperparameters.threads)
      inPieces(of: inputs, work: units * m * inputs, threads) { from, to in
        products.multiplyByTransposed(
          units, m, inputs, from, to, 1 / Double(m), dZ, A, dW.start)
      }
      penalty?(&state)
      if let bias { Scalar.rowSums(units, m, 1 / Double(m), dZ, bias) }
      slope?(&state)
    }
  }

  private func slopeKernel<Scalar: MatrixScalar>(on workspace: Workspace<Scalar>) -> Kernel {
    let dA = workspace.buffer("dA\(layer)").start
    let Z = workspace.buffer(activationInput).start
    let dslope = workspace.buffer("dslope\(layer)").start
    let units = description.units
    return Kernel { state in
      let m = state.examples
      Scalar.preluSlopeGradient(units, m, 1 / Double(m), dA, Z, dslope)
    }
  }
}
