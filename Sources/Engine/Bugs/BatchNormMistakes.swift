import Matrices

/// Batch norm by the running averages, as in evaluation, while training.
struct RunningStatistics: Mistake {
  func target(in stage: any Stage, examples: Int) -> String? {
    stage is BatchNormStage ? stage.writes[2].name : nil
  }

  func kernel<Scalar: MatrixScalar>(
    spoiling right: Kernel, of stage: any Stage, on workspace: Workspace<Scalar>
  ) -> Kernel {
    let layer = stage.id.layer ?? 0
    let inputs = ["Z", "gamma", "beta"].map { workspace.buffer("\($0)\(layer)") }
    let outputs = stage.writes.map { workspace.buffer($0.name).start }
    let (Z, gamma, beta) = (inputs[0].start, inputs[1].start, inputs[2].start)
    let units = inputs[0].rows
    return Kernel { state in
      right(&state)
      Scalar.batchNormEvaluate(
        units, state.examples, BatchNormStage.epsilon, gamma, beta, outputs[4], outputs[5], Z,
        outputs[2], outputs[3])
    }
  }
}

/// Batch norm's dZ as if mean and variance did not depend on Z: dZnorm / sqrt(var + eps).
struct ConstantStatistics: Mistake {
  func target(in stage: any Stage, examples: Int) -> String? {
    stage is BatchNormBackwardStage ? stage.writes[3].name : nil
  }

  func kernel<Scalar: MatrixScalar>(
    spoiling right: Kernel, of stage: any Stage, on workspace: Workspace<Scalar>
  ) -> Kernel {
    let variance = workspace.buffer(stage.reads[3]).start
    let dZnorm = workspace.buffer(stage.writes[2].name).start
    let dZ = workspace.buffer(stage.writes[3].name)
    return Kernel { state in
      right(&state)
      for index in 0..<dZ.count(state.examples) {
        let spread = (variance[index % dZ.rows] + Scalar(BatchNormStage.epsilon)).squareRoot()
        dZ.start[index] = dZnorm[index] / spread
      }
    }
  }
}
