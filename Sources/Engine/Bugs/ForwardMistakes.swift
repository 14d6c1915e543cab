import Matrices

/// Each example is given the label of the next one in its mini-batch.
struct ShiftedLabels: Mistake {
  func target(in stage: any Stage, examples: Int) -> String? {
    stage is BatchStage && examples > 1 ? "Y" : nil
  }

  func kernel<Scalar: MatrixScalar>(
    spoiling right: Kernel, of stage: any Stage, on workspace: Workspace<Scalar>
  ) -> Kernel {
    let Y = workspace.buffer("Y")
    return Kernel { state in
      right(&state)
      let labels = Array(Y.values(state.examples))
      for (index, label) in (labels.dropFirst(Y.rows) + labels.prefix(Y.rows)).enumerated() {
        Y.start[index] = label
      }
    }
  }
}

/// Z = W @ A without b.
struct MissingBias: Mistake {
  func target(in stage: any Stage, examples: Int) -> String? {
    guard let stage = stage as? LinearStage, !stage.description.hasBatchNorm else { return nil }
    return stage.writes[0].name
  }

  func kernel<Scalar: MatrixScalar>(
    spoiling right: Kernel, of stage: any Stage, on workspace: Workspace<Scalar>
  ) -> Kernel {
    let Z = workspace.buffer(stage.writes[0].name)
    let b = workspace.buffer(stage.reads[2])
    return Kernel { state in
      right(&state)
      for index in 0..<Z.count(state.examples) { Z.start[index] -= b.start[index % Z.rows] }
    }
  }
}

/// A_drop = A * D, not divided by keep_prob.
struct MissingKeepProbability: Mistake {
  func target(in stage: any Stage, examples: Int) -> String? {
    stage is DropoutStage ? stage.writes[1].name : nil
  }

  func kernel<Scalar: MatrixScalar>(
    spoiling right: Kernel, of stage: any Stage, on workspace: Workspace<Scalar>
  ) -> Kernel {
    let dropped = workspace.buffer(stage.writes[1].name)
    let keep = Scalar((stage as? DropoutStage)?.description.keepProbability ?? 1)
    return Kernel { state in
      right(&state)
      for index in 0..<dropped.count(state.examples) { dropped.start[index] *= keep }
    }
  }
}

/// J_data is the sum of the losses, not their mean.
struct SummedCost: Mistake {
  func target(in stage: any Stage, examples: Int) -> String? {
    stage is CostStage && examples > 1 ? "J_data" : nil
  }

  func kernel<Scalar: MatrixScalar>(
    spoiling right: Kernel, of stage: any Stage, on workspace: Workspace<Scalar>
  ) -> Kernel {
    let parts = ["J_data", "J_reg", "J"].map { workspace.buffer($0).start }
    return Kernel { state in
      right(&state)
      parts[0].pointee *= Scalar(state.examples)
      parts[2].pointee = parts[0].pointee + parts[1].pointee
    }
  }
}
