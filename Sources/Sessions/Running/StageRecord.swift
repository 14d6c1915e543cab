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
  /// is printed is what there is.
  func with(_ changes: [(moment: Moment, edit: Edit)], in run: Trainer) -> Self {
    guard !changes.isEmpty else { return self }
    let tensors = changes.compactMap { $0.edit.tensor.map(run.plan.canonicalName) }
    let others = tensors.filter { name in !written.contains { $0.name == name } }
    let again = others.map { Localized($0) } + changes.compactMap(\.edit.words)
    return Self(
      name, iteration: iteration, epoch: epoch, equations: equations,
      written: written.map { $0.with(tensors, in: run) }, own: own,
      changedAgain: again.reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
  }
}

extension StepReport.Tensor {
  /// What there is where a person had set it.
  fileprivate func with(_ set: [String], in run: Trainer) -> Self {
    guard set.contains(name), run.hand.byHand.contains(name), let values = run.tensor(name) else {
      return self
    }
    return Self(name, values, isByHand: true)
  }
}

extension Edit {
  /// The tensor that was given other values.
  fileprivate var tensor: String? { if case .tensor(let name, _) = self { name } else { nil } }

  /// What else was changed.
  fileprivate var words: Localized<String>? {
    switch self {
    case .tensor: nil
    case .updateCount: Localized("t")
    case .hyperparameters, .network: Localized(en: "settings", zh: "设置")
    }
  }
}
