import Engine
import Languages
import Matrices
import Presentation

/// What the stages of a run look like to a person: formulas, shapes, values.
struct StageRecord {
  private let run: Trainer

  init(_ run: Trainer) {
    self.run = run
  }

  /// A stage that has just run.
  func stage(_ index: Int) -> StepReport.Stage {
    let stage = run.plan.stages[index]
    let shapes = shapes(of: stage) { run.shape(of: $0) }
    return StepReport.Stage(
      "\(stage.id)", iteration: run.state.iteration, epoch: run.state.epoch,
      equations: stage.writes.map { Equation($0.name, $0.formula, shapes: shapes) },
      written: stage.writes.compactMap { spec in
        run.tensor(spec.name).map { StepReport.Tensor(spec.name, $0) }
      }, own: stage.writes.filter(\.isOwn).map(\.name))
  }

  /// The shapes of the tensors a stage reads and writes.
  func shapes(
    of stage: any Stage, _ shape: (TensorSpec) -> Shape
  ) -> [String: Shape] {
    var shapes: [String: Shape] = [:]
    for spec in stage.reads.compactMap({ run.plan.tensor(named: $0) }) + stage.writes {
      if !spec.isScalar { shapes[spec.name] = shape(spec) }
    }
    return shapes
  }
}

extension StepReport.Stage {
  /// The same with what a person had changed right behind the stage, and has been changed again: what
  /// the stage computed is printed as it was, and that there is something else now is said.
  func with(_ changes: [(moment: Moment, edit: Edit)], in run: Trainer) -> Self {
    let again = changes.map { $0.edit.words(in: run.plan) }
    return Self(
      name, iteration: iteration, epoch: epoch, equations: equations, written: written, own: own,
      changedAgain: again.reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
  }
}

extension Edit {
  /// What was changed.
  fileprivate func words(in plan: Plan) -> Localized<String> {
    switch self {
    case .tensor(let name, _): Localized(plan.canonicalName(name))
    case .updateCount: Localized("t")
    case .hyperparameters, .network: Localized(en: "settings", zh: "设置")
    }
  }
}
