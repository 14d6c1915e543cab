import Matrices

/// The parameters go up the gradient, not down.
struct Ascent: Mistake {
  func target(in stage: any Stage, examples: Int) -> String? { stage.updated.first?.name }

  func kernel<Scalar: MatrixScalar>(
    spoiling right: Kernel, of stage: any Stage, on workspace: Workspace<Scalar>
  ) -> Kernel {
    stage.kernel(right, changing: stage.updated, on: workspace) { before, after in
      before + (before - after)
    }
  }
}

/// b stays what it was.
struct FrozenBias: Mistake {
  func target(in stage: any Stage, examples: Int) -> String? { Self.biases(of: stage).first?.name }

  func kernel<Scalar: MatrixScalar>(
    spoiling right: Kernel, of stage: any Stage, on workspace: Workspace<Scalar>
  ) -> Kernel {
    stage.kernel(right, changing: Self.biases(of: stage), on: workspace) { before, _ in before }
  }

  private static func biases(of stage: any Stage) -> [TensorSpec] {
    stage.updated.filter { $0.role == .parameter(.bias) }
  }
}

/// All parameters of a layer stay what they were.
struct FrozenLayer: Mistake {
  func target(in stage: any Stage, examples: Int) -> String? { stage.updated.first?.name }

  func kernel<Scalar: MatrixScalar>(
    spoiling right: Kernel, of stage: any Stage, on workspace: Workspace<Scalar>
  ) -> Kernel {
    stage.kernel(right, changing: stage.updated, on: workspace) { before, _ in before }
  }
}

extension Stage {
  /// The parameters the stage updates.
  var updated: [TensorSpec] { (self as? UpdateStage)?.parameters ?? [] }

  /// The code that makes other values of parameters out of those before and after the update.
  fileprivate func kernel<Scalar: MatrixScalar>(
    _ right: Kernel, changing parameters: [TensorSpec],
    on workspace: Workspace<Scalar>,
    _ value: @escaping (_ before: Scalar, _ after: Scalar) -> Scalar
  ) -> Kernel {
    let buffers = parameters.map { workspace.buffer($0.name) }
    return Kernel { state in
      let before = buffers.map { Array($0.values(0)) }
      right(&state)
      for (buffer, before) in zip(buffers, before) {
        for index in before.indices {
          buffer.start[index] = value(before[index], buffer.start[index])
        }
      }
    }
  }
}
