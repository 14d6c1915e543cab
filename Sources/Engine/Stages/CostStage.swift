import Matrices

/// The loss of each example and the cost of the batch: J = J_data + J_reg.
struct CostStage: Stage {
  let network: Network
  let hasMissingLabels: Bool
  let regularization: Regularization

  private var A: String { "A\(network.depth)" }

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
    let term =
      switch network.loss {
      case .bce: "Y * log(\(A)) + (1 - Y) * log(1 - \(A))"
      case .ce: "Y * log(\(A))"
      case .squared: "(\(A) - Y) ** 2"
      }
    let known = hasMissingLabels ? "where(isnan(Y), 0, \(term))" : term
    let sign = network.loss == .squared ? "1 / 2 * " : "-"
    return "\(sign)sum(\(known), axis=0, keepdims=True)"
  }

  func kernel<Scalar: MatrixScalar>(on workspace: Workspace<Scalar>) -> Kernel {
    Kernel(chaining: [lossKernel(on: workspace), totalKernel(on: workspace)])
  }

  private func lossKernel<Scalar: MatrixScalar>(on workspace: Workspace<Scalar>) -> Kernel {
    let (A, Y) = (workspace.columns(self.A), workspace.columns("Y"))
    let L = workspace.columns("L")
    let units = network.outputs
    let body: (Columns) -> Void =
      switch network.loss {
      case .bce: { Scalar.bceLoss(units, $0.count, A[$0], Y[$0], L[$0]) }
      case .ce: { Scalar.ceLoss(units, $0.count, A[$0], Y[$0], L[$0]) }
      case .squared: { Scalar.squaredLoss(units, $0.count, A[$0], Y[$0], L[$0]) }
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
