import Matrices

/// A way to compute a stage wrong: the right code runs, then this spoils what it wrote.
protocol Mistake: Sendable {
  /// The tensor that comes out wrong; nil where the mistake does not fit the stage, or would
  /// change nothing with so many examples in a mini-batch.
  func target(in stage: any Stage, examples: Int) -> String?
  /// The code of the stage with the mistake in it.
  func kernel<Scalar: MatrixScalar>(
    spoiling right: Kernel, of stage: any Stage, on workspace: Workspace<Scalar>
  ) -> Kernel
}

/// A stage with a mistake in it: everything it says of itself is right, and what it computes is
/// not.
struct SpoiledStage: Stage {
  let right: any Stage
  let bug: PlantedBug
  /// The tensor that comes out wrong.
  let target: String

  var id: StageID { right.id }
  var reads: [String] { right.reads }
  var writes: [TensorSpec] { right.writes }
  var owns: [TensorSpec] { right.owns }

  /// Spoils a stage; nil where the mistake does not fit.
  init?(_ stage: any Stage, with bug: PlantedBug, examples: Int) {
    guard stage.id == bug.stage,
      let target = bug.kind.mistake.target(in: stage, examples: examples)
    else { return nil }
    (right, self.bug, self.target) = (stage, bug, target)
  }

  func kernel<Scalar: MatrixScalar>(on workspace: Workspace<Scalar>) -> Kernel {
    bug.kind.mistake.kernel(spoiling: right.compiledKernel(on: workspace), of: right, on: workspace)
  }
}

extension Stage {
  /// The engine's stage, without a planted mistake or formulas of the learner's.
  var original: any Stage {
    switch made {
    case let stage as OwnStage: stage.engine.original
    case let stage as SpoiledStage: stage.right
    case let stage: stage
    }
  }

  /// The stage that makes the code.
  var made: any Stage { (self as? PlannedStage)?.stage ?? self }
}

extension Buffer {
  /// The elements while the batch has `examples` examples.
  func values(_ examples: Int) -> UnsafeMutableBufferPointer<Scalar> {
    UnsafeMutableBufferPointer(start: start, count: count(examples))
  }
}
