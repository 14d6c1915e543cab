import Matrices

/// The linear part of a layer: Z_l = W_l @ A_{l-1} + b_l, without b under batch norm and where a
/// layer has none.
struct LinearStage: Stage {
  let layer: Int
  let description: Layer
  let inputs: Int
  /// The tensor that feeds the layer: `X`, `A1` or `A1_drop`.
  let input: String
  /// Whether relu is taken on the way to memory.
  private(set) var joinsReLU = false

  private var W: String { "W\(layer)" }
  private var b: String { "b\(layer)" }
  private var hasBias: Bool { description.addsBias }

  var id: StageID { StageID(.forward, layer: layer, part: "linear") }

  var writes: [TensorSpec] {
    let formula = "\(W) @ \(input)" + (hasBias ? " + \(b)" : "")
    return [TensorSpec("Z\(layer)", description.units, .batch, .linear, formula)]
  }

  var owns: [TensorSpec] {
    let units = description.units
    let start = description.initialization
    let weights = TensorSpec(
      W, units, .fixed(inputs), .parameter(.weight), start.formula(units: units, inputs: inputs),
      beginning: .weights(start))
    let bias = TensorSpec(
      b, units, .fixed(1), .parameter(.bias), "zeros((\(units), 1))", beginning: .constant(0))
    return hasBias ? [weights, bias] : [weights]
  }

  func finished(by finish: Finish) -> (any Stage)? {
    guard finish == .relu else { return nil }
    var both = self
    both.joinsReLU = true
    return both
  }

  func kernel<Scalar: MatrixScalar>(on workspace: Workspace<Scalar>) -> Kernel {
    let W = workspace.buffer(self.W).start
    let A = workspace.columns(input)
    let Z = workspace.columns("Z\(layer)")
    let b = hasBias ? workspace.buffer(self.b).start : nil
    let (units, inputs, joinsReLU) = (description.units, self.inputs, self.joinsReLU)
    return .product(work: units * inputs) {
      $0.multiply(units, inputs, $1.count, W, A[$1], bias: b, relu: joinsReLU, Z[$1])
    }
  }
}
