import Matrices

/// The loss of each example and the cost of the batch: J = J_data + J_reg.
struct CostStage: Stage {
  let network: Network
  let hasMissingLabels: Bool
  let regularization: Regularization

  var id: StageID { StageID(.cost) }

  var writes: [TensorSpec] {
    [
      TensorSpec("L", 1, .batch, .loss, lossFormula),
      scalar("J_data", "mean(L)"), scalar("J_reg", regularization.costFormula(network)),
      scalar("J", "J_data + J_reg"),
    ]
  }

  private func scalar(_ name: String, _ formula: String) -> TensorSpec {
    TensorSpec(name, 1, .fixed(1), .cost, formula, isScalar: true)
  }

  private var lossFormula: String {
    let x = network.lossInput
    let (sign, term) =
      switch network.loss {
      case .bce: ("-", "Y * log(\(x)) + (1 - Y) * log(1 - \(x))")
      case .ce: ("-", "Y * log(\(x))")
      case .squared: ("1 / 2 * ", "(\(x) - Y) ** 2")
      case .bceFromZ: ("", "maximum(\(x), 0) - \(x) * Y + log1p(exp(-abs(\(x))))")
      case .ceFromZ: ("", "Y * (\(Self.surprise(x)))")
      }
    let known = hasMissingLabels ? "where(isnan(Y), 0, \(term))" : term
    return "\(sign)sum(\(known), axis=0, keepdims=True)"
  }

  /// -log(softmax(Z)) without overflow: what the largest is ahead, and the logarithm of the rest.
  private static func surprise(_ x: String) -> String {
    let top = "max(\(x), axis=0, keepdims=True)"
    return "\(top) - \(x) + log(sum(exp(\(x) - \(top)), axis=0, keepdims=True))"
  }

  func kernel<Scalar: MatrixScalar>(on workspace: Workspace<Scalar>) -> Kernel {
    Kernel(chaining: [lossKernel(on: workspace), totalKernel(on: workspace)])
  }

  private func lossKernel<Scalar: MatrixScalar>(on workspace: Workspace<Scalar>) -> Kernel {
    let (x, Y) = (workspace.columns(network.lossInput), workspace.columns("Y"))
    let L = workspace.columns("L")
    let units = network.outputs
    let body: (Columns) -> Void =
      switch network.loss {
      case .bce: { Scalar.bceLoss(units, $0.count, x[$0], Y[$0], L[$0]) }
      case .ce: { Scalar.ceLoss(units, $0.count, x[$0], Y[$0], L[$0]) }
      case .squared: { Scalar.squaredLoss(units, $0.count, x[$0], Y[$0], L[$0]) }
      case .bceFromZ: { Scalar.bceLossFromZ(units, $0.count, x[$0], Y[$0], L[$0]) }
      case .ceFromZ: { Scalar.ceLossFromZ(units, $0.count, x[$0], Y[$0], L[$0]) }
      }
    return .columnwise(work: 8 * units, body)
  }

  private func totalKernel<Scalar: MatrixScalar>(on workspace: Workspace<Scalar>) -> Kernel {
    let L = workspace.buffer("L").start
    let parts = ["J_data", "J_reg", "J"].map { workspace.buffer($0).start }
    let penalty = regularization.penalty(network, on: workspace)
    return Kernel { state in
      parts[0].pointee = Scalar.sum(state.examples, L) / Scalar(state.examples)
      parts[1].pointee = penalty?(&state) ?? 0
      parts[2].pointee = parts[0].pointee + parts[1].pointee
    }
  }
}
