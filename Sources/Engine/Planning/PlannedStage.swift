import Matrices

/// A stage of a plan, with what it says of itself worked out once.
///
/// Names and formulas are asked for again and again; the stages make them anew each time.
struct PlannedStage: Stage {
  /// The stage that makes the code.
  let stage: any Stage
  let id: StageID
  let reads: [String]
  let writes: [TensorSpec]
  let owns: [TensorSpec]
  let overwrites: String?
  let asksSignOf: [String]
  let finish: Finish?

  init(_ stage: any Stage) {
    self.stage = stage
    (id, reads, writes, owns) = (stage.id, stage.reads, stage.writes, stage.owns)
    (overwrites, asksSignOf, finish) = (stage.overwrites, stage.asksSignOf, stage.finish)
  }

  func finished(by finish: Finish) -> (any Stage)? { stage.finished(by: finish) }

  func kernel<Scalar: MatrixScalar>(on workspace: Workspace<Scalar>) -> Kernel {
    stage.kernel(on: workspace)
  }

  func kernel32(on workspace: Workspace<Float>) -> Kernel { stage.kernel32(on: workspace) }
  func kernel64(on workspace: Workspace<Double>) -> Kernel { stage.kernel64(on: workspace) }
}
