import Matrices

/// A stage with a mistake in one of its formulas: everything it says of itself is right, and what it
/// computes is not.
struct SpoiledStage: Stage {
  let right: any Stage
  let bug: PlantedBug
  /// The spoiled tensor by its wrong formula.
  let wrong: TensorSpec
  private let plan: OwnPlan

  var id: StageID { right.id }
  var reads: [String] { right.reads }
  var writes: [TensorSpec] { right.writes }
  var owns: [TensorSpec] { right.owns }

  /// Spoils a stage; nil where the mistake does not fit.
  init?(_ stage: any Stage, with bug: PlantedBug, examples: Int, in plan: OwnPlan) {
    guard
      let wrong = stage.writes.lazy.compactMap({ bug.spoiled($0, examples: examples) }).first
    else { return nil }
    (right, self.bug, self.wrong, self.plan) = (stage, bug, wrong, plan)
  }

  /// Each tensor by its formula, since those behind the spoiled one follow from it; a mini-batch is
  /// taken by the engine, and then spoiled.
  func kernel<Scalar: MatrixScalar>(on workspace: Workspace<Scalar>) -> Kernel {
    guard id.pass != .batch else {
      return Kernel(chaining: [
        right.compiledKernel(on: workspace), kernel(for: wrong, on: workspace),
      ])
    }
    let specs = writes.map { $0.name == wrong.name ? wrong : $0 }
    return Kernel(chaining: specs.map { kernel(for: $0, on: workspace) })
  }

  private func kernel<Scalar: MatrixScalar>(
    for spec: TensorSpec, on workspace: Workspace<Scalar>
  ) -> Kernel {
    FormulaKernel(spec: spec, stage: id, entry: nil, plan: plan, calls: nil).kernel(on: workspace)
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
