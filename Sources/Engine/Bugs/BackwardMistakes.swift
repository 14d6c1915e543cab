import Matrices

/// dZ = Y - A at the output, in place of A - Y.
struct ReversedError: Mistake {
  func target(in stage: any Stage, examples: Int) -> String? {
    guard let stage = stage as? LinearGradientStage, stage.isPaired else { return nil }
    return stage.writes[0].name
  }

  func kernel<Scalar: MatrixScalar>(
    spoiling right: Kernel, of stage: any Stage, on workspace: Workspace<Scalar>
  ) -> Kernel {
    let dZ = workspace.buffer(stage.writes[0].name)
    return Kernel { state in
      right(&state)
      for index in 0..<dZ.count(state.examples) { dZ.start[index].negate() }
    }
  }
}

/// dA = dA_drop / keep_prob: units that were dropped get a gradient too.
struct MissingMask: Mistake {
  func target(in stage: any Stage, examples: Int) -> String? {
    stage is ActivationGradientStage && stage.writes.count > 1 ? stage.writes[1].name : nil
  }

  func kernel<Scalar: MatrixScalar>(
    spoiling right: Kernel, of stage: any Stage, on workspace: Workspace<Scalar>
  ) -> Kernel {
    let dropped = workspace.buffer(stage.writes[0].name).start
    let dA = workspace.buffer(stage.writes[1].name)
    let description = (stage as? ActivationGradientStage)?.description
    let keep = Scalar(description?.keepProbability ?? 1)
    return Kernel { state in
      right(&state)
      for index in 0..<dA.count(state.examples) { dA.start[index] = dropped[index] / keep }
    }
  }
}

/// dZ = dA: the activation's derivative is forgotten.
struct MissingDerivative: Mistake {
  func target(in stage: any Stage, examples: Int) -> String? {
    guard let stage = stage as? LinearGradientStage, !stage.isPaired,
      stage.description.activation != .linear
    else { return nil }
    return stage.writes[0].name
  }

  func kernel<Scalar: MatrixScalar>(
    spoiling right: Kernel, of stage: any Stage, on workspace: Workspace<Scalar>
  ) -> Kernel {
    let dA = workspace.buffer("dA\(stage.id.layer ?? 0)").start
    let dZ = workspace.buffer(stage.writes[0].name)
    return Kernel { state in
      right(&state)
      dZ.start.update(from: dA, count: dZ.count(state.examples))
    }
  }
}

/// tanh' taken for 1 - A in place of 1 - A².
struct WrongTanhDerivative: Mistake {
  func target(in stage: any Stage, examples: Int) -> String? { stage.dZ(behind: .tanh) }

  func kernel<Scalar: MatrixScalar>(
    spoiling right: Kernel, of stage: any Stage, on workspace: Workspace<Scalar>
  ) -> Kernel {
    stage.kernel(right, on: workspace) { dA, A in dA * (1 - A) }
  }
}

/// sigmoid' taken for 1 - A in place of A (1 - A).
struct WrongSigmoidDerivative: Mistake {
  func target(in stage: any Stage, examples: Int) -> String? { stage.dZ(behind: .sigmoid) }

  func kernel<Scalar: MatrixScalar>(
    spoiling right: Kernel, of stage: any Stage, on workspace: Workspace<Scalar>
  ) -> Kernel {
    stage.kernel(right, on: workspace) { dA, A in dA * (1 - A) }
  }
}

extension Stage {
  /// What the stage writes, where it goes back through an activation.
  fileprivate func dZ(behind activation: Activation) -> String? {
    guard let stage = self as? LinearGradientStage, !stage.isPaired,
      stage.description.activation == activation
    else { return nil }
    return stage.writes[0].name
  }

  /// The code that goes back through an activation by another derivative.
  fileprivate func kernel<Scalar: MatrixScalar>(
    _ right: Kernel, on workspace: Workspace<Scalar>,
    _ back: @escaping (_ dA: Scalar, _ A: Scalar) -> Scalar
  ) -> Kernel {
    let (dA, A) = (workspace.buffer(reads[0]).start, workspace.buffer(reads[1]).start)
    let dZ = workspace.buffer(writes[0].name)
    return Kernel { state in
      right(&state)
      for index in 0..<dZ.count(state.examples) { dZ.start[index] = back(dA[index], A[index]) }
    }
  }
}
