import Cells
import Engine
import Explaining
import Formulas
import Matrices

extension Session {
  /// Says of a function that a blank's whole formula is a call of what `check` says, and refuses it
  /// where that finds a fault.
  func showCheck(of entry: OwnFormulas.Entry, _ formula: Syntax) throws {
    let plan = try state.experiment.run().enginePlan
    let kept = entry.functions.inOrder.compactMap { ($0 as? EngineFunction)?.kept }
    guard let name = formula.wholeCall, let function = kept.first(where: { $0.name == name }),
      let task = FunctionTask(of: entry.tensor, in: plan)
    else { return }
    let check = FunctionCheck(
      function, task, call: formula.substituting(entry.numbers),
      helpers: kept.filter { $0.name != name },
      at: try engineMoment(of: entry.tensor), isComputed: false
    ) { self.isInterrupted() }
    guard let fault = try check.verdict().fault else { return }
    let failures = (failedChecks[name] ?? 0) + 1
    failedChecks[name] = failures
    output.show(
      FunctionReport(
        function: name, call: check.call, stage: entry.tensor, fault: fault, failures: failures),
      for: source)
    throw RewritingProblem.wrongCall(entry.tensor, function: name)
  }

  /// Whether what a tensor is computed by is right, also where a function of the learner's does it:
  /// one that was taken for a whole stage is looked at as such.
  func isRight(_ entry: OwnFormulas.Entry) throws -> Bool {
    guard let formula = entry.formula else { return false }
    let run = try state.experiment.run()
    if let gradients = OwnGradients(of: [entry.tensor], in: run) {
      return gradients.fitness(of: entry) == .fits
    }
    guard !entry.functions.isEmpty, !run.plan.isDrawn(entry.tensor) else {
      return try isRight(formula, for: entry.tensor)
    }
    if let check = try checkOfStage(entry, formula, run), try check.verdict().fault == nil {
      return true
    }
    let functions = entry.functions.inOrder.compactMap { $0 as? EngineFunction }
    return try engineVerdict(on: formula, for: entry.tensor, calling: functions).isRight
  }

  /// The check of a function that computes all of a stage, or all updates; nil where it computes
  /// this tensor alone.
  private func checkOfStage(
    _ entry: OwnFormulas.Entry, _ formula: Syntax, _ run: Trainer
  ) throws -> FunctionCheck? {
    guard case .element = formula.kind, let name = formula.wholeCall,
      let id = run.enginePlan.stage(writing: entry.tensor)?.id
    else { return nil }
    let stage = id.pass == .update ? "update" : "\(id)"
    let (function, task) = try functionTask(name, stage)
    return try prepareCheck(function, task).0
  }

  /// A tensor's moment in a run by the engine's formulas.
  private func engineMoment(of tensor: String) throws -> StageMoment {
    let timeline = try engineTimeline(for: tensor)
    let start = Moment(finished: max(0, timeline.now.finished - 1), stages: 0)
    return try StageMoment(of: tensor, from: start, in: timeline)
  }
}

extension FunctionTask {
  /// One tensor of a stage, by the values that its formula sees.
  fileprivate init?(of tensor: String, in plan: Plan) {
    guard let id = plan.stage(writing: tensor)?.id, let stage = FunctionTask(stage: id, in: plan)
    else { return nil }
    // A mask is given here, not drawn; and an average of the optimizer's may have been written.
    let work = [.dropout, .update].contains(stage.work) ? Work.activation : stage.work
    self.init(work, layer: stage.layer, plan, stage: "\(id)", tuples: [[tensor]])
  }
}

extension OwnFormulas.Entry {
  /// The learner's single numbers in it.
  fileprivate var numbers: [String: Syntax] {
    values.compactMapValues { $0.number.map { Syntax(.number($0)) } }
  }
}

extension Syntax {
  /// The function that the whole formula is a call of, or a part of what one gives.
  fileprivate var wholeCall: String? {
    switch kind {
    case .call(let name, _): name.text
    case .element(let base, _): base.wholeCall
    default: nil
    }
  }
}
