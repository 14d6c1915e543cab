import Matrices

/// The step of a layer's parameters, or of all, each by the optimizer: its state first, then the
/// parameter.
struct UpdateStage: Stage {
  /// Nil where one stage updates every layer.
  let layer: Int?
  /// The tensors to be updated.
  let parameters: [TensorSpec]
  let optimizer: any Optimizer

  var id: StageID { StageID(.update, layer: layer) }

  var writes: [TensorSpec] {
    ((optimizer as? OwnOptimizer)?.ownWrites ?? [])
      + parameters.flatMap { optimizer.writes(for: $0) }
  }
  var owns: [TensorSpec] { writes.filter { $0.beginning != nil } }

  func kernel<Scalar: MatrixScalar>(on workspace: Workspace<Scalar>) -> Kernel {
    Kernel(chaining: parameters.map { optimizer.compiledKernel(for: $0, on: workspace) })
  }
}
